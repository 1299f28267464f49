import { TRPCClientError } from '@trpc/client'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createOwnWrites } from './own-writes.ts'

const edit = { makesId: false }
const conflictWith = (current: unknown) =>
  TRPCClientError.from({
    error: { code: -32009, message: 'Stale.', data: { reason: 'conflict', current } },
  })

test('a create gets one id, however often it is sent', () => {
  let made = 0
  const own = createOwnWrites(() => `id-${++made}`)
  const input = { name: 'The Anchor' }
  expect(own.prepare(input, { makesId: true })).toEqual({ name: 'The Anchor', id: 'id-1' })
  expect(own.prepare(input, { makesId: true })).toEqual({ name: 'The Anchor', id: 'id-1' })
  expect(own.prepare({ ...input }, { makesId: true })).toMatchObject({ id: 'id-2' })
  expect(own.prepare({ id: 'given' }, { makesId: true })).toEqual({ id: 'given' })
})

test('edits of one row begun at the same version follow one another', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 100 }),
      (edits, start) => {
        const own = createOwnWrites()
        let version = start
        for (let n = 0; n < edits; n++) {
          const sent = own.prepare({ id: 'c', expectedVersion: start, changes: {} }, edit)
          expect(sent).toMatchObject({ expectedVersion: version })
          version += 1
          own.noteAnswer(sent, { id: 'c', version })
        }
        expect(own.prepare({ id: 'other', expectedVersion: start }, edit)).toMatchObject({
          expectedVersion: start,
        })
      },
    ),
  )
})

test("another's version stays a conflict: only what our own writes led to is followed", () => {
  const own = createOwnWrites()
  own.noteAnswer({ id: 'c', expectedVersion: 1 }, { id: 'c', version: 2 })
  expect(own.prepare({ id: 'c', expectedVersion: 3 }, edit)).toMatchObject({ expectedVersion: 3 })
})

test('a conflict with a row that already says what was sent means it was done', () => {
  const own = createOwnWrites()
  const sent = { id: 'c', expectedVersion: 1, changes: { name: 'New', tags: ['a'] } }
  const done = { id: 'c', version: 2, name: 'New', tags: ['a'], city: 'Wien' }
  expect(own.findDone(sent, conflictWith(done))).toEqual(done)
  expect(own.findDone(sent, conflictWith({ ...done, tags: ['b'] }))).toBeNull()
  expect(own.findDone(sent, conflictWith({ ...done, id: 'x' }))).toBeNull()
  expect(own.findDone(sent, new Error('other'))).toBeNull()
  // A delete says nothing of what the row should hold.
  expect(own.findDone({ id: 'c', expectedVersion: 1 }, conflictWith(done))).toBeNull()
})
