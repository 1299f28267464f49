import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayIn, nextOccurrence, recurrenceUnits } from './recurrence.ts'

function series(
  start: string,
  unit: (typeof recurrenceUnits)[number],
  interval: number,
  count: number,
) {
  const days: string[] = []
  let after = start
  for (let turn = 0; turn < count; turn++) {
    after = nextOccurrence(start, { unit, interval }, after)
    days.push(after)
  }
  return days
}

test.for([
  ['2026-01-31', 'month', 1, ['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']],
  ['2027-12-31', 'month', 2, ['2028-02-29', '2028-04-30', '2028-06-30', '2028-08-31']],
  ['2026-01-30', 'month', 1, ['2026-02-28', '2026-03-30', '2026-04-30', '2026-05-30']],
  ['2028-02-29', 'year', 1, ['2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29']],
  ['2026-12-31', 'day', 1, ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04']],
  ['2028-02-28', 'day', 1, ['2028-02-29', '2028-03-01', '2028-03-02', '2028-03-03']],
  ['2026-03-27', 'week', 2, ['2026-04-10', '2026-04-24', '2026-05-08', '2026-05-22']],
] as const)('%s every %s × %i goes on with %j', ([start, unit, interval, days]) => {
  expect(series(start, unit, interval, days.length)).toEqual(days)
})

test.for([
  ['2026-11-10', 'week', 1, '2026-11-24', '2026-12-01'],
  ['2026-11-10', 'week', 1, '2026-11-25', '2026-12-01'],
  ['2026-01-31', 'month', 1, '2026-05-31', '2026-06-30'],
  ['2026-01-31', 'month', 3, '2029-01-01', '2029-01-31'],
  ['2026-11-10', 'day', 3, '2026-11-01', '2026-11-10'],
] as const)(
  '%s every %s × %i after a pause until %s is due on %s',
  ([start, unit, interval, after, next]) => {
    expect(nextOccurrence(start, { unit, interval }, after)).toBe(next)
  },
)

describe('any series', () => {
  const day = fc
    .integer({ min: 0, max: 40_000 })
    .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))

  test('goes on after the day asked for, and skips none of its own days', () => {
    fc.assert(
      fc.property(
        day,
        fc.constantFrom(...recurrenceUnits),
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 0, max: 4_000 }),
        (start, unit, interval, days) => {
          const after = new Date(Date.parse(start) + days * 86_400_000).toISOString().slice(0, 10)
          const next = nextOccurrence(start, { unit, interval }, after)
          let walked = start
          while (walked <= after) walked = nextOccurrence(start, { unit, interval }, walked)
          expect(next).toBe(walked)
        },
      ),
      { numRuns: 60 },
    )
  })
})

test('the day of an instant is that of its zone', () => {
  const instant = new Date('2026-03-01T03:30:00Z')
  expect(dayIn('America/Chicago', instant)).toBe('2026-02-28')
  expect(dayIn('Europe/Berlin', instant)).toBe('2026-03-01')
})
