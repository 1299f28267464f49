import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatCustomerNumber, isCustomerNumber, luhnDigit, maxCustomerSerial } from './number.ts'

const serial = fc.integer({ min: 0, max: maxCustomerSerial })

test('the check digit is that of Luhn', () => {
  // The example of ISO/IEC 7812-1.
  expect(luhnDigit('7992739871')).toBe(3)
  expect(formatCustomerNumber('AB', 1)).toBe('AB000000018')
})

test('every number made is one, and no two serials share it', () => {
  fc.assert(
    fc.property(serial, serial, (a, b) => {
      const [one, other] = [formatCustomerNumber('AB', a), formatCustomerNumber('AB', b)]
      expect(isCustomerNumber(one)).toBe(true)
      expect(one === other).toBe(a === b)
    }),
  )
})

test('one mistyped digit is noticed', () => {
  fc.assert(
    fc.property(
      serial,
      fc.integer({ min: 2, max: 10 }),
      fc.integer({ min: 1, max: 9 }),
      (n, at, by) => {
        const number = formatCustomerNumber('AB', n)
        const digit = String((Number(number[at]) + by) % 10)
        expect(isCustomerNumber(number.slice(0, at) + digit + number.slice(at + 1))).toBe(false)
      },
    ),
  )
})

test('two swapped neighbours are noticed, but for 0 and 9', () => {
  fc.assert(
    fc.property(serial, fc.integer({ min: 2, max: 9 }), (n, at) => {
      const number = formatCustomerNumber('AB', n)
      const pair = number.slice(at, at + 2)
      fc.pre(pair[0] !== pair[1] && pair !== '09' && pair !== '90')
      const swapped = `${number.slice(0, at)}${pair[1]}${pair[0]}${number.slice(at + 2)}`
      expect(isCustomerNumber(swapped)).toBe(false)
    }),
  )
})

test.for([
  '',
  'AB',
  'ab000000018',
  'AB00000001',
  'AB0000000180',
  'ÄB000000018',
  'AB00000001８',
  ' AB000000018',
])('%j is not a customer number', (text) => {
  expect(isCustomerNumber(text)).toBe(false)
})
