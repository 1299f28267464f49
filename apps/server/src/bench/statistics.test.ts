import { expect, test } from 'vitest'
import { summarize } from './statistics.ts'

test('the median of an odd number of samples is the middle one, whatever their order', () => {
  expect(summarize([9, 1, 5]).p50).toBe(5)
})

test('p99 of a hundred samples is the largest', () => {
  const samples = Array.from({ length: 100 }, (_, at) => 100 - at)
  expect(summarize(samples)).toEqual({ p50: 51, p95: 96, p99: 100 })
})
