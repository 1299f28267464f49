import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../local-day.ts'
import { type HealthFacts, scoreHealth } from './health.ts'
import { defaultHealthWeights, healthParts, setHealthWeightsInput } from './health-weights.ts'

const today = '2026-11-24'
const ago = (days: number) => addDays(today, -days)

/** A customer in the best of health. */
const best: HealthFacts = {
  orderCount: 12,
  dayCount: 12,
  firstOrderAt: null,
  lastOrderAt: null,
  firstOn: ago(340),
  lastOn: ago(10),
  longestGapDays: 30,
  recentMinor: 400_00,
  previousMinor: 300_00,
  overdueMinor: 0,
  overdueSince: null,
  lastActivityOn: ago(5),
}

const judge = (change: Partial<HealthFacts>) => {
  const health = scoreHealth({ ...best, ...change }, defaultHealthWeights, today)
  return Object.fromEntries((health?.parts ?? []).map(({ part, judged }) => [part, judged]))
}

test('the best of health is a hundred, and the score is the sum of its points', () => {
  const health = scoreHealth(best, defaultHealthWeights, today)
  expect(health?.score).toBe(100)
  expect(health?.parts.map(({ part }) => part)).toEqual(healthParts)
  expect(health?.parts.reduce((sum, { points }) => sum + points, 0)).toBe(health?.score)
})

test('who never ordered has no health, which is not a bad one', () => {
  expect(scoreHealth({ ...best, lastOn: null }, defaultHealthWeights, today)).toBeNull()
})

describe('each part', () => {
  test.each([
    [0, 100],
    [30, 100],
    [31, 99],
    [197, 50],
    [364, 0],
    [365, 0],
    [2_000, 0],
  ])('recency %i days after the last order is %i', (days, judged) => {
    expect(judge({ lastOn: ago(days), firstOn: ago(days + 330) })['recency']).toBe(judged)
  })

  test.each([
    // Eleven gaps over 330 days: thirty days each.
    [30, 100],
    [31, 98],
    [60, 50],
    [89, 1],
    [90, 0],
  ])('frequency %i days into a rhythm of thirty is %i', (days, judged) => {
    expect(judge({ lastOn: ago(days), firstOn: ago(days + 330) })['frequency']).toBe(judged)
  })

  test('frequency is not known from two order days', () => {
    expect(judge({ dayCount: 2 })['frequency']).toBeNull()
  })

  test.each([
    [300, 300, 75],
    [400, 300, 100],
    [150, 300, 37],
    [0, 300, 0],
    [0, 0, 0],
    [300, 0, null],
    [9_000_000_000_000_000, 9_000_000_000_000_000, 75],
  ])('trend of %i after %i is %s', (recentMinor, previousMinor, judged) => {
    expect(judge({ recentMinor, previousMinor })['trend']).toBe(judged)
  })

  test.each([
    [0, 100],
    [30, 100],
    [105, 50],
    [180, 0],
  ])('activity %i days ago is %i', (days, judged) => {
    expect(judge({ lastActivityOn: ago(days) })['activity']).toBe(judged)
  })

  test('no activity at all is nothing', () => {
    expect(judge({ lastActivityOn: null })['activity']).toBe(0)
  })

  test.each([
    [0, 100],
    [1, 99],
    [100, 42],
    [175, 0],
    [90_000, 0],
  ])('%i overdue of 700 ordered in a year is %i', (overdueMinor, judged) => {
    expect(judge({ recentMinor: 400, previousMinor: 300, overdueMinor })['overdue']).toBe(judged)
  })

  test('anything overdue of who ordered nothing in a year is the worst', () => {
    expect(judge({ recentMinor: 0, previousMinor: 0, overdueMinor: 1 })['overdue']).toBe(0)
  })
})

test('what is not known counts half', () => {
  const health = scoreHealth({ ...best, dayCount: 2 }, defaultHealthWeights, today)
  const frequency = health?.parts.find(({ part }) => part === 'frequency')
  expect(frequency).toEqual({ part: 'frequency', judged: null, points: 13, weight: 25 })
})

const weights = fc
  .array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 4 })
  .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 100])
  .map((cuts) => healthParts.map((part, at) => [part, (cuts[at + 1] ?? 0) - (cuts[at] ?? 0)]))
  .map((pairs) => Object.fromEntries(pairs) as typeof defaultHealthWeights)

test('is between 0 and 100 for any weights and facts, and falls with every day that nothing happens', () => {
  const facts = fc.record({
    dayCount: fc.integer({ min: 1, max: 300 }),
    span: fc.integer({ min: 300, max: 3_000 }),
    recentMinor: fc.nat(),
    previousMinor: fc.nat(),
    overdueMinor: fc.nat(),
  })
  fc.assert(
    fc.property(weights, facts, fc.nat({ max: 700 }), (weighed, { span, ...drawn }, days) => {
      const source = { ...best, ...drawn, lastOn: ago(days), firstOn: ago(days + span) }
      const now = scoreHealth(source, weighed, today)?.score ?? -1
      const tomorrow = scoreHealth(source, weighed, addDays(today, 1))?.score ?? -1
      expect(now).toBeGreaterThanOrEqual(tomorrow)
      expect(tomorrow).toBeGreaterThanOrEqual(0)
      expect(now).toBeLessThanOrEqual(100)
    }),
  )
})

test('weights add up to a hundred', () => {
  const input = { expectedVersion: 0, ...defaultHealthWeights }
  expect(setHealthWeightsInput.safeParse(input).success).toBe(true)
  expect(setHealthWeightsInput.safeParse({ ...input, recency: 31 }).success).toBe(false)
  expect(setHealthWeightsInput.safeParse({ ...input, recency: 46, overdue: -1 }).success).toBe(
    false,
  )
})
