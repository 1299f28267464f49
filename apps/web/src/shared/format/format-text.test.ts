import { expect, test } from 'vitest'
import { countryName, formatList, initialsOf } from './format-text.ts'

test.each([
  ['Ana Lima', 'AL'],
  ['Château Margaux Imports', 'CI'],
  ['žižka', 'Ž'],
  ['مطعم بيروت', 'مب'],
  ['& Söhne', 'S'],
  ['', '·'],
])('%s shortens to %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

test('lists read naturally', () => {
  expect(formatList(['a', 'b', 'c'], 'en')).toBe('a, b, and c')
  expect(formatList(['a', 'b'], 'de')).toBe('a und b')
})

test('an unknown country stays as written', () => {
  expect(countryName('DE', 'en')).toBe('Germany')
  expect(countryName('not a code', 'en')).toBe('not a code')
})
