import { expect, test } from 'vitest'
import { fullBucket, refill, take, waitFor } from './bucket.ts'

test('a bucket gives what it holds, then what time brings back', () => {
  const bucket = fullBucket(60, 0)
  take(bucket, 60)
  expect(waitFor(bucket, 1)).toBe(1_000)
  refill(bucket, 1_000)
  expect(waitFor(bucket, 1)).toBe(0)
  expect(waitFor(bucket, 3)).toBe(2_000)
  refill(bucket, 3_600_000)
  expect(bucket.left).toBe(60)
})

test('a batch larger than the whole budget passes once, and is paid back', () => {
  const bucket = fullBucket(4, 0)
  expect(waitFor(bucket, 20)).toBe(0)
  take(bucket, 20)
  expect(waitFor(bucket, 1)).toBe((17 * 60_000) / 4)
})

test('a clock that goes back takes nothing away', () => {
  const bucket = fullBucket(60, 10_000)
  take(bucket, 10)
  refill(bucket, 0)
  expect(bucket.left).toBe(50)
})
