import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decimalSigns,
  formatCount,
  formatDays,
  formatMoney,
  formatPercent,
  toDecimal,
  toMinor,
} from './format-number.ts'

describe('money', () => {
  test.each([
    [123456, 'EUR', 'en', '€1,234.56'],
    [123456, 'EUR', 'de', '1.234,56\u00a0€'],
    [-5, 'USD', 'en', '-$0.05'],
    [1234, 'JPY', 'en', '¥1,234'],
    [1234567, 'KWD', 'en', 'KWD\u00a01,234.567'],
    [0, 'USD', 'de', '0,00\u00a0$'],
  ])('%d %s reads in %s as %s', (amount, currency, locale, text) => {
    expect(formatMoney(amount, currency, locale)).toBe(text)
  })

  test('is exact where a float would not be', () => {
    expect(formatMoney(9_007_199_254_740_991, 'EUR', 'en')).toBe('€90,071,992,547,409.91')
  })

  test('is short where space is', () => {
    expect(formatMoney(123_456_789, 'USD', 'en', 'short')).toBe('$1.2M')
  })

  test('minor units survive the way to decimal text and back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e14, max: 1e14 }),
        fc.constantFrom('EUR', 'JPY', 'KWD'),
        (amount, currency) => toMinor(toDecimal(amount, currency), currency) === amount,
      ),
    )
  })

  test.each(['', 'abc', '1.2.3', '1,5', '99999999999999999999'])('%s is not an amount', (text) => {
    expect(toMinor(text, 'EUR')).toBeNull()
  })
})

test('counts group by the reader’s habit', () => {
  expect(formatCount(12345, 'en')).toBe('12,345')
  expect(formatCount(12345, 'de')).toBe('12.345')
})

test('a share reads as percent', () => {
  expect(formatPercent(0.256, 'en')).toBe('26%')
})

test('signs for typing follow the language', () => {
  expect(decimalSigns('de')).toEqual({ decimal: ',', group: '.' })
  expect(decimalSigns('en')).toEqual({ decimal: '.', group: ',' })
})

test('days are said in words, one or many', () => {
  expect([1, 40].map((days) => formatDays(days, 'en'))).toEqual(['1 day', '40 days'])
  expect([1, 40].map((days) => formatDays(days, 'de'))).toEqual(['1 Tag', '40 Tage'])
})
