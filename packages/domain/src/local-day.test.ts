import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, daysBetween, localDay } from './local-day.ts'

describe('the day it is', () => {
  test.each([
    // One instant, two days.
    ['2026-03-01T04:30:00Z', 'America/Chicago', '2026-02-28'],
    ['2026-03-01T04:30:00Z', 'Europe/Berlin', '2026-03-01'],
    ['2026-02-28T13:00:00Z', 'Pacific/Auckland', '2026-03-01'],
    ['2026-02-28T23:59:59.999Z', 'UTC', '2026-02-28'],
    ['2026-03-01T00:00:00Z', 'UTC', '2026-03-01'],
    // Odd offsets, and the far sides of the date line.
    ['2026-02-28T18:29:59Z', 'Asia/Kolkata', '2026-02-28'],
    ['2026-02-28T18:30:00Z', 'Asia/Kolkata', '2026-03-01'],
    ['2026-02-28T18:15:00Z', 'Asia/Kathmandu', '2026-03-01'],
    ['2026-02-28T10:00:00Z', 'Pacific/Kiritimati', '2026-03-01'],
    ['2026-03-01T10:59:59Z', 'Pacific/Pago_Pago', '2026-02-28'],
    // The last instant of a day of 23 hours, and of one of 25.
    ['2026-03-29T21:59:59Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-03-29T22:00:00Z', 'Europe/Berlin', '2026-03-30'],
    ['2026-10-25T22:59:59Z', 'Europe/Berlin', '2026-10-25'],
    ['2026-10-25T23:00:00Z', 'Europe/Berlin', '2026-10-26'],
    ['2026-03-08T05:59:59Z', 'America/Chicago', '2026-03-07'],
    ['2026-11-02T05:59:59Z', 'America/Chicago', '2026-11-01'],
  ])('%s in %s is %s', (instant, zone, day) => {
    expect(localDay(instant, zone)).toBe(day)
  })
})

describe('months later', () => {
  test.each([
    ['2025-08-31', 6, '2026-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2027-08-29', 6, '2028-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -12, '2025-01-15'],
    ['2026-05-31', 1, '2026-06-30'],
  ])('%s and %i months is %s', (day, months, later) => {
    expect(addMonths(day, months)).toBe(later)
  })
})

test('days are counted across every change of clocks, month and year', () => {
  const day = fc.date({
    min: new Date('1990-01-01'),
    max: new Date('2060-01-01'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(day, fc.integer({ min: -4_000, max: 4_000 }), (date, days) => {
      const from = date.toISOString().slice(0, 10)
      expect(daysBetween(from, addDays(from, days))).toBe(days)
    }),
  )
})
