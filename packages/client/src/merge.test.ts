import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeChanges, resolveMerge, type Side } from './merge.ts'
import { isSame } from './same.ts'

interface Row {
  name: string
  city: string | null
  tags: string[]
}

const base: Row = { name: 'The Anchor', city: 'Wien', tags: ['bar'] }

test('what only I changed is sent without a question', () => {
  const merge = mergeChanges(base, { city: 'Graz' }, { ...base, name: 'Anchor & Co' })
  expect(merge).toEqual({ changes: { city: 'Graz' }, conflicts: [] })
  expect(resolveMerge(merge, {})).toEqual({ city: 'Graz' })
})

test('what both set to the same value needs neither question nor sending', () => {
  expect(mergeChanges(base, { tags: ['bar', 'wine'] }, { ...base, tags: ['bar', 'wine'] })).toEqual(
    {
      changes: {},
      conflicts: [],
    },
  )
})

test('a field set back to where it began leaves their value alone', () => {
  expect(mergeChanges(base, { name: base.name }, { ...base, name: 'Theirs' }).changes).toEqual({})
})

test('what both changed differently waits for a choice', () => {
  const merge = mergeChanges(base, { name: 'Mine', city: null }, { ...base, name: 'Theirs' })
  expect(merge.conflicts).toEqual([
    { field: 'name', base: 'The Anchor', mine: 'Mine', theirs: 'Theirs' },
  ])
  expect(resolveMerge(merge, {})).toBeNull()
  expect(resolveMerge(merge, { name: 'mine' })).toEqual({ name: 'Mine', city: null })
  expect(resolveMerge(merge, { name: 'theirs' })).toEqual({ city: null })
})

const word = fc.constantFrom('a', 'b', 'c')
const anyRow = fc.record({
  name: word,
  city: fc.option(word, { nil: null }),
  tags: fc.array(word, { maxLength: 2 }),
})
const anyChanges = fc.record(
  { name: word, city: fc.option(word, { nil: null }), tags: fc.array(word, { maxLength: 2 }) },
  { requiredKeys: [] },
)
const fields = ['name', 'city', 'tags'] as const

test('every field ends as mine or theirs, and a question is asked only where all three differ', () => {
  const choices = fc.record({
    name: fc.constantFrom<Side>('mine', 'theirs'),
    city: fc.constantFrom<Side>('mine', 'theirs'),
    tags: fc.constantFrom<Side>('mine', 'theirs'),
  })
  fc.assert(
    fc.property(anyRow, anyChanges, anyRow, choices, (from, changes, theirs, chosen) => {
      const merge = mergeChanges<Row>(from, changes, theirs)
      const resolved = resolveMerge(merge, chosen)
      const after = { ...theirs, ...resolved }
      const asked = new Set(merge.conflicts.map(({ field }) => field))
      for (const field of fields) {
        const mine = field in changes ? changes[field] : undefined
        const isMine = mine !== undefined && !isSame(mine, from[field])
        const isTheirs = !isSame(theirs[field], from[field])
        expect(asked.has(field)).toBe(isMine && isTheirs && !isSame(mine, theirs[field]))
        const winner = isMine && (!isTheirs || chosen[field] === 'mine') ? mine : theirs[field]
        expect(after[field]).toEqual(winner)
      }
    }),
  )
})

test('nothing they changed alone is ever sent back to them', () => {
  fc.assert(
    fc.property(anyRow, anyChanges, anyRow, (from, changes, theirs) => {
      const { changes: sent, conflicts } = mergeChanges<Row>(from, changes, theirs)
      for (const field of [...Object.keys(sent), ...conflicts.map((each) => each.field)]) {
        expect(changes).toHaveProperty(field)
      }
    }),
  )
})

test('without a change of theirs no question is asked', () => {
  fc.assert(
    fc.property(anyRow, anyChanges, (from, changes) => {
      const merge = mergeChanges<Row>(from, changes, from)
      expect(merge.conflicts).toEqual([])
      expect({ ...from, ...merge.changes }).toEqual({ ...from, ...changes })
    }),
  )
})
