import type { Random } from './random.ts'

/** The end of the demo's history. Fixed, so that a seed gives the same rows on every day. */
export const defaultAsOf = new Date('2026-11-01T00:00:00Z')

const dayMs = 86_400_000
const years = 5

/** New accounts by month: spring lists and autumn menus bring them, December none. */
const season = [0.6, 0.75, 1.15, 1.25, 1.2, 1.0, 0.65, 0.75, 1.35, 1.25, 0.9, 0.4]

/**
 * Draws `count` instants of the five years before `asOf`, oldest first: seasonal,
 * growing over the years, on weekdays in American office hours.
 */
export function drawHistory(random: Random, count: number, asOf: Date): Date[] {
  const months = Array.from({ length: years * 12 }, (_, index) => {
    const start = Date.UTC(asOf.getUTCFullYear(), asOf.getUTCMonth() - years * 12 + index, 1)
    const growth = 0.6 + (0.8 * index) / (years * 12)
    return [start, growth * (season[new Date(start).getUTCMonth()] ?? 1)] as const
  })
  const instants = Array.from({ length: count }, () => {
    const start = random.weigh(months)
    return officeHour(random, new Date(start + random.below(28) * dayMs))
  })
  return instants.sort((a, b) => a.getTime() - b.getTime())
}

export function daysBefore(instant: Date, days: number): Date {
  return new Date(instant.getTime() - days * dayMs)
}

export function daysBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / dayMs
}

function officeHour(random: Random, day: Date): Date {
  const weekday = day.getUTCDay()
  // Saturday goes back to Friday, Sunday on to Monday: neither leaves the month's 28 days by more than one.
  const shift = weekday === 6 ? -1 : weekday === 0 ? 1 : 0
  const time = 13 * 3_600_000 + random.below(9 * 3_600_000)
  return new Date(day.getTime() + shift * dayMs + time)
}
