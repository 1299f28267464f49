import { expect, test } from 'vitest'
import { toCsv } from './csv.ts'

test('cells are quoted where they must be (ASVS 1.2.10)', () => {
  expect(toCsv(['a', 'b'], [['plain', 'with "quotes", commas\nand lines']])).toBe(
    'a,b\r\nplain,"with ""quotes"", commas\nand lines"\r\n',
  )
})

test('an amount below zero stays a figure', () => {
  expect(toCsv(['a'], [['-12.50'], ['-12.50+1']])).toBe("a\r\n-12.50\r\n'-12.50+1\r\n")
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\0x'])(
  'a cell that begins like a formula is text: %j (ASVS 1.2.10)',
  (text) => {
    expect(toCsv(['a'], [[text]]).split('\r\n', 2)[1]).toMatch(/^"?'/)
  },
)
