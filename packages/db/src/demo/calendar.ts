import { listMonths, offsetMs } from './local-time.ts'
import type { Random } from './random.ts'

/** The end of the demo's history where nobody names another: a seed gives the same rows on every day. */
export const defaultAsOf = new Date('2026-11-01T00:00:00Z')

/** A stretch of time in milliseconds since 1970, its end not included. */
export interface Span {
  readonly from: number
  readonly to: number
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const months = 60
const recentDays = 14

/** New accounts by month: spring lists and autumn menus bring them, December none. */
const season = [0.6, 0.75, 1.15, 1.25, 1.2, 1.0, 0.65, 0.75, 1.35, 1.25, 0.9, 0.4]

/**
 * Draws `count` instants of the five years that end at `asOf`, oldest first: seasonal, growing over
 * the years, on weekdays in office hours. Each instant is drawn from its own share of the whole, so
 * every month gets its part; the month that has just begun has a customer or two from its first morning.
 */
export function drawHistory(random: Random, count: number, asOf: Date, timeZone: string): Date[] {
  // In its very first minute a month has no room for anybody yet.
  const starts = listMonths(new Date(asOf.getTime() - minuteMs), timeZone, months)
  const parts = starts.map((from, index) => {
    const next = starts[index + 1]
    const hours = listOfficeHours({ from, to: next ?? asOf.getTime() }, timeZone)
    const growth = 0.6 + (0.8 * index) / months
    const wanted = growth * seasonAt(from, timeZone) * Math.exp(random.normal() * 0.12)
    const share = next === undefined ? measure(hours) / measure(wholeMonth(from, timeZone)) : 1
    return {
      hours: hours.length > 0 ? hours : [{ from, to: asOf.getTime() }],
      weight: wanted * share,
    }
  })
  const last = parts.at(-1)
  if (last) last.weight = Math.max(last.weight, leastWeight(parts, count))
  return spread(random, count, parts)
}

interface Part {
  hours: readonly Span[]
  weight: number
}

function leastWeight(parts: readonly Part[], count: number): number {
  const least = Math.min(2, count / 40)
  const others = parts.slice(0, -1).reduce((sum, { weight }) => sum + weight, 0)
  return (others * least) / (count - least)
}

function spread(random: Random, count: number, parts: readonly Part[]): Date[] {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0)
  let index = 0
  let before = 0
  return Array.from({ length: count }, (_, turn) => {
    const place = ((turn + random.fraction()) / count) * total
    let part = partAt(parts, index)
    while (index < parts.length - 1 && place >= before + part.weight) {
      before += part.weight
      part = partAt(parts, ++index)
    }
    return pickInstant(part.hours, Math.min((place - before) / part.weight, 0.999_999))
  })
}

function partAt(parts: readonly Part[], index: number): Part {
  const part = parts[index]
  if (!part) throw new RangeError(`There is no part ${index}`)
  return part
}

/** The instant at a share in [0, 1) of the spans laid end to end. */
export function pickInstant(spans: readonly Span[], share: number): Date {
  let left = measure(spans) * share
  for (const { from, to } of spans) {
    if (left < to - from) return new Date(Math.floor(from + left))
    left -= to - from
  }
  throw new RangeError('There is no time to pick from')
}

/** The last fourteen working days before `asOf`, today's hours included as far as they are gone. */
export function listRecentHours(asOf: Date, timeZone: string): Span[] {
  const to = asOf.getTime()
  return listOfficeHours({ from: to - 2 * recentDays * dayMs, to }, timeZone).slice(-recentDays)
}

/**
 * Eight to five, Monday to Friday, inside a span of about a month. The offset of its first day holds
 * for all: after a change of clocks the hours are one off, which no one can tell.
 */
export function listOfficeHours({ from, to }: Span, timeZone: string): Span[] {
  const offset = offsetMs(timeZone, from)
  const firstDay = Math.floor((from + offset) / dayMs) * dayMs
  const days = Array.from({ length: Math.ceil((to + offset - firstDay) / dayMs) }, (_, index) => {
    return firstDay + index * dayMs
  })
  return days
    .filter((day) => ![0, 6].includes(new Date(day).getUTCDay()))
    .map((day) => ({
      from: Math.max(from, day - offset + 8 * hourMs),
      to: Math.min(to, day - offset + 17 * hourMs),
    }))
    .filter((hours) => hours.from < hours.to)
}

function wholeMonth(from: number, timeZone: string): Span[] {
  const [, next] = listMonths(new Date(from + 40 * dayMs), timeZone, 2)
  return listOfficeHours({ from, to: next ?? from }, timeZone)
}

function seasonAt(monthStart: number, timeZone: string): number {
  return season[new Date(monthStart + offsetMs(timeZone, monthStart)).getUTCMonth()] ?? 1
}

function measure(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, to }) => sum + to - from, 0)
}

export function daysBefore(instant: Date, days: number): Date {
  return new Date(instant.getTime() - days * dayMs)
}

export function daysBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / dayMs
}
