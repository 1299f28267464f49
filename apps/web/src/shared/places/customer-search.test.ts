import { expect, test } from 'vitest'
import { readCustomerSearch } from './customer-search.ts'

test('keeps what the list understands and drops the rest', () => {
  expect(
    readCustomerSearch({
      text: 'harbor',
      status: 'on_hold',
      lifecycleStage: 7,
      sort: 'balance',
      other: 1,
    }),
  ).toEqual({ text: 'harbor', status: 'on_hold', sort: 'balance' })
})

test('a number typed as text stays text', () => {
  expect(readCustomerSearch({ text: 97201 })).toEqual({ text: '97201' })
})
