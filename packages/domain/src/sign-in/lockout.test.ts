import { describe, expect, test } from 'vitest'
import { listWaits, lockoutRules, tooManyTries, trySpaces, waitAfterFailures } from './lockout.ts'

describe.each(trySpaces)('the budget of %s', (space) => {
  const rule = lockoutRules[space]
  const waits = listWaits(rule)

  test('begins free, then only grows, and ends at the longest', () => {
    expect(waits.slice(0, rule.free)).toEqual(Array(rule.free).fill(0))
    expect(waits[rule.free]).toBe(rule.firstMs)
    for (const [at, wait] of waits.entries()) {
      if (at > rule.free) expect(wait).toBeGreaterThan(waits[at - 1] ?? 0)
    }
    expect(waits.at(-1)).toBe(rule.longestMs)
    expect(waitAfterFailures(1_000_000, rule)).toBe(rule.longestMs)
  })

  test('ends: an hour is the longest anybody waits', () => {
    expect(rule.longestMs).toBeLessThanOrEqual(3_600_000)
  })
})

test('guessing one account without a pause gets fewer than 40 tries a day (ASVS 6.3.1)', () => {
  const day = 86_400_000
  let at = 0
  let tries = 0
  while (at < day) {
    tries++
    at += waitAfterFailures(tries)
  }
  expect(tries).toBeLessThan(40)
})

test('a known device has more room than a stranger', () => {
  expect(lockoutRules.device.free).toBeGreaterThan(lockoutRules.account.free)
  expect(lockoutRules.device.longestMs).toBeLessThan(lockoutRules.account.longestMs)
})

test('the sentence counts seconds, then minutes', () => {
  expect(tooManyTries(0)).toBe('Too many tries. Wait 1 seconds and try again.')
  expect(tooManyTries(4_200)).toBe('Too many tries. Wait 5 seconds and try again.')
  expect(tooManyTries(600_000)).toBe('Too many tries. Wait 10 minutes and try again.')
})
