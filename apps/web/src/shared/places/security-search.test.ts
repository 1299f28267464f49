import { expect, test } from 'vitest'
import { readSecuritySearch } from './security-search.ts'

test('an address shows what it knows and leaves out the rest', () => {
  expect(readSecuritySearch({ days: '7', group: 'refused', country: 'AT' })).toEqual({
    days: 7,
    group: 'refused',
    country: 'AT',
  })
  expect(
    readSecuritySearch({ days: '31', group: 'all', country: 'Austria', userId: 'x', more: 1 }),
  ).toEqual({})
})
