import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '../local-day.ts'
import { isOffCadence, judgeCadence } from './cadence.ts'

/** The rhythm of orders so many days apart, beginning on a day. */
function rhythm(firstOn: string, gaps: readonly number[]) {
  const lastOn = gaps.reduce(addDays, firstOn)
  return {
    dayCount: gaps.length + 1,
    firstOn,
    lastOn,
    longestGapDays: gaps.length > 0 ? Math.max(...gaps) : null,
  }
}

describe('a cadence is known', () => {
  test.each([
    ['from five order days over three months', [30, 30, 30, 10], true],
    ['not from four', [30, 30, 40], false],
    ['not over less than three months', [14, 14, 14, 14], false],
  ])('%s', (_, gaps, isKnown) => {
    const facts = rhythm('2026-01-05', gaps)
    expect(judgeCadence(facts, addDays(facts.lastOn, 1)).kind).toBe(isKnown ? 'known' : 'unknown')
  })

  test('over three calendar months to the day', () => {
    const months = (firstOn: string, lastOn: string) =>
      judgeCadence(
        { dayCount: 5, firstOn, lastOn, longestGapDays: 60 },
        addDays(lastOn, daysBetween(firstOn, lastOn)),
      ).kind
    expect(months('2026-01-15', '2026-04-15')).toBe('known')
    expect(months('2026-01-15', '2026-04-14')).toBe('unknown')
    expect(months('2025-11-30', '2026-02-28')).toBe('known')
    expect(months('2025-11-30', '2026-02-27')).toBe('unknown')
  })

  test('not of who never ordered', () => {
    const never = { dayCount: 0, firstOn: null, lastOn: null, longestGapDays: null }
    expect(judgeCadence(never, '2026-11-24')).toEqual({ kind: 'unknown' })
  })
})

test('it is off on the first day on which the gap is longer than every one before', () => {
  const facts = rhythm('2026-01-05', [28, 35, 21, 30])
  const asLong = addDays(facts.lastOn, 35)
  expect(isOffCadence(facts, asLong)).toBe(false)
  expect(isOffCadence(facts, addDays(asLong, 1))).toBe(true)
  expect(judgeCadence(facts, asLong)).toMatchObject({ offOn: addDays(asLong, 1), isOff: false })
})
