import { describe, expect, it } from 'vitest'
import { drawHistory, listRecentHours } from './calendar.ts'
import { listMonths, offsetMs } from './local-time.ts'
import { createRandom } from './random.ts'

const hourMs = 3_600_000
const zones = ['America/Chicago', 'Europe/Berlin', 'UTC', 'Asia/Kolkata'] as const

/** Every three hours of the days around the turn of months, and noon of the others. */
const instants = Array.from({ length: 2 * 365 }, (_, day) => Date.UTC(2026, 9, 1 + day)).flatMap(
  (day) => {
    const isTurn = new Date(day).getUTCDate() === 1
    return isTurn
      ? Array.from({ length: 24 }, (_, step) => new Date(day + (step - 8) * 3 * hourMs))
      : [new Date(day + 15 * hourMs)]
  },
)

function countMonths(size: number, asOf: Date, timeZone: string) {
  const drawn = drawHistory(createRandom('history'), size, asOf, timeZone)
  const [lastMonth = 0, thisMonth = 0] = listMonths(asOf, timeZone, 2)
  return {
    drawn,
    last: drawn.filter((at) => at.getTime() >= lastMonth && at.getTime() < thisMonth).length,
    current: drawn.filter((at) => at.getTime() >= thisMonth).length,
    minutesOld: (asOf.getTime() - thisMonth) / 60_000,
  }
}

describe('drawHistory', () => {
  it('has somebody new this month and last month on every day, the first included', () => {
    for (const asOf of instants) {
      const { drawn, last, current, minutesOld } = countMonths(300, asOf, 'America/Chicago')
      expect(drawn).toHaveLength(300)
      expect(drawn.every((at) => at <= asOf)).toBe(true)
      expect(last, asOf.toISOString()).toBeGreaterThanOrEqual(1)
      expect(last).toBeLessThanOrEqual(16)
      if (minutesOld > 1) expect(current, asOf.toISOString()).toBeGreaterThanOrEqual(1)
      expect(current).toBeLessThanOrEqual(2 + (15 * minutesOld) / 60 / 24 / 25)
    }
  })

  it.each(zones)('keeps the seasons and the growth at the end of any month in %s', (timeZone) => {
    for (const month of [1, 4, 7, 10]) {
      const asOf = new Date(Date.UTC(2027, month, 27, 20))
      const { drawn } = countMonths(6_000, asOf, timeZone)
      const inMonth = (...months: number[]) =>
        drawn.filter((at) => months.includes(at.getUTCMonth())).length
      expect(inMonth(8, 9)).toBeGreaterThan(1.7 * inMonth(11, 0))
      expect(inMonth(2, 3, 4)).toBeGreaterThan(1.4 * inMonth(6, 7, 11))
      const half = asOf.getTime() - 2.5 * 365.25 * 24 * hourMs
      expect(drawn.filter((at) => at.getTime() > half).length).toBeGreaterThan(6_000 * 0.55)
    }
  })

  it('is oldest first, and the same for the same day', () => {
    const [first, second] = [0, 1].map(() => countMonths(300, new Date('2027-01-12'), 'UTC').drawn)
    expect(first).toEqual(second)
    expect(first).toEqual(first?.toSorted((a, b) => a.getTime() - b.getTime()))
  })
})

describe('listRecentHours', () => {
  it.each(zones)('is fourteen working days that are gone, whatever the hour in %s', (timeZone) => {
    for (const asOf of instants) {
      const hours = listRecentHours(asOf, timeZone)
      const isGone = hours.every(({ from, to }) => from < to && to <= asOf.getTime())
      const weekdays = hours.map(({ from }) =>
        new Date(from + offsetMs(timeZone, from)).getUTCDay(),
      )
      expect([hours.length, isGone, weekdays.includes(0) || weekdays.includes(6)]).toEqual([
        14,
        true,
        false,
      ])
    }
  })
})
