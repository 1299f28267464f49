/** A day of the calendar, written as `2026-02-28`; two of them compare as text. */
export type Day = string

const dayMs = 86_400_000

// A formatter takes fifty times as long to make as to use.
const formats = new Map<string, Intl.DateTimeFormat>()

/** The day it is in a zone at an instant. */
export function localDay(instant: string | Date, timeZone: string): Day {
  const format = formats.get(timeZone) ?? makeFormat(timeZone)
  formats.set(timeZone, format)
  const parts = format.formatToParts(new Date(instant))
  const part = (type: 'year' | 'month' | 'day') =>
    parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}

function makeFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
}

/** Months later, or earlier; the last day of a month that is too short, as PostgreSQL counts. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = split(day)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, last))
  return toDay(first)
}

export function addDays(day: Day, days: number): Day {
  return toDay(new Date(toMs(day) + days * dayMs))
}

/** Days from one to the other; negative when the other is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((toMs(to) - toMs(from)) / dayMs)
}

function toMs(day: Day): number {
  const [year, month, date] = split(day)
  return Date.UTC(year, month - 1, date)
}

function split(day: Day): [year: number, month: number, date: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
}

function toDay(date: Date): Day {
  return date.toISOString().slice(0, 10)
}
