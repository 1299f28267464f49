import { expect, test } from 'vitest'
import { isSameSearch, savedSearchOf, searchOfView } from './saved-search.ts'

test('a view keeps filters, order and columns, and nothing of the open record', () => {
  expect(
    savedSearchOf({
      customer: 'x',
      create: true,
      text: 'bar',
      ownerId: 'none',
      health: 'poor',
      sort: 'health',
      direction: 'desc',
      columns: 'health,city',
    }),
  ).toEqual({
    text: 'bar',
    ownerId: 'none',
    health: 'poor',
    sort: 'health',
    direction: 'desc',
    columns: 'name,city,health',
  })
})

test('what the list does not know is left out, and so is what it does anyway', () => {
  expect(savedSearchOf({ status: 'nonsense', sort: 'name', direction: 'asc' })).toEqual({})
})

test('a chosen view leaves nothing of the list before', () => {
  const chosen = searchOfView({ status: 'closed' })
  expect(chosen).toStrictEqual({
    ...Object.fromEntries(Object.keys(chosen).map((key) => [key, undefined])),
    status: 'closed',
  })
  expect(Object.keys(chosen)).toEqual(expect.arrayContaining(['text', 'sort', 'columns']))
  expect(isSameSearch(chosen, { status: 'closed' })).toBe(true)
  expect(isSameSearch(chosen, { status: 'closed', sort: 'city' })).toBe(false)
})
