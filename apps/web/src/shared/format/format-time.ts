import type { Reader } from './reader.ts'

const cache = new Map<string, Intl.DateTimeFormat>()

function dateFormat(reader: Reader, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${reader.locale}|${reader.timeZone}|${JSON.stringify(options)}`
  const known = cache.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(reader.locale, { ...options, timeZone: reader.timeZone })
  cache.set(key, made)
  return made
}

export function formatDate(instant: string | Date, reader: Reader): string {
  return dateFormat(reader, { dateStyle: 'medium' }).format(new Date(instant))
}

export function formatDay(instant: string | Date, reader: Reader): string {
  return dateFormat(reader, { weekday: 'long', day: 'numeric', month: 'long' }).format(
    new Date(instant),
  )
}

export function formatDateTime(instant: string | Date, reader: Reader): string {
  return dateFormat(reader, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant))
}

export function formatTime(instant: string | Date, reader: Reader): string {
  return dateFormat(reader, { timeStyle: 'short' }).format(new Date(instant))
}

/** The calendar day of an instant in the reader's zone, as YYYY-MM-DD. */
export function dayOf(instant: string | Date, timeZone: string): string {
  const parts = dateFormat(
    { locale: 'en-CA', timeZone },
    { year: 'numeric', month: '2-digit', day: '2-digit' },
  )
  return parts.format(new Date(instant))
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** How long ago; beyond a week the date itself says more. */
export function formatAgo(instant: string | Date, now: Date, reader: Reader): string {
  const seconds = Math.round((new Date(instant).getTime() - now.getTime()) / 1000)
  const distance = Math.abs(seconds)
  if (distance >= 7 * day) return formatDate(instant, reader)
  const relative = new Intl.RelativeTimeFormat(reader.locale, { numeric: 'auto', style: 'short' })
  if (distance < 45) return relative.format(0, 'second')
  if (distance < hour) return relative.format(Math.round(seconds / minute), 'minute')
  if (distance < day) return relative.format(Math.round(seconds / hour), 'hour')
  return relative.format(Math.round(seconds / day), 'day')
}

export type PartOfDay = 'morning' | 'day' | 'evening'

export function partOfDay(now: Date, timeZone: string): PartOfDay {
  const text = dateFormat(
    { locale: 'en-GB', timeZone },
    { hour: '2-digit', hourCycle: 'h23' },
  ).format(now)
  const hourOfDay = Number(text)
  if (hourOfDay >= 4 && hourOfDay < 12) return 'morning'
  return hourOfDay >= 12 && hourOfDay < 18 ? 'day' : 'evening'
}
