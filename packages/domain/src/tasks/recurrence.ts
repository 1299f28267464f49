import { z } from 'zod'

export const recurrenceUnits = ['day', 'week', 'month', 'year'] as const
export type RecurrenceUnit = (typeof recurrenceUnits)[number]

export const recurrenceSchema = z.object({
  unit: z.enum(recurrenceUnits),
  interval: z
    .number()
    .int('Use a whole number.')
    .min(1, 'Repeat every 1 or more.')
    .max(99, 'Repeat every 99 at most.'),
})
export type Recurrence = z.infer<typeof recurrenceSchema>

const dayMs = 86_400_000

/**
 * The next day of a series after `after`. Days are calendar days, such as 2028-02-29. A series keeps
 * the day of the month it started with: what begins on the 31st falls on the last day of shorter
 * months and is back on the 31st in the next longer one.
 */
export function nextOccurrence(
  start: string,
  { unit, interval }: Recurrence,
  after: string,
): string {
  const elapsed = Math.max(0, distance(start, after, unit))
  let turn = Math.floor(elapsed / interval)
  for (;;) {
    const day = shift(start, turn * interval, unit)
    if (day > after) return day
    turn += 1
  }
}

/** Whole units between two days, rounded down, never more than there are. */
function distance(from: string, to: string, unit: RecurrenceUnit): number {
  const [start, end] = [new Date(from), new Date(to)]
  const days = Math.floor((end.getTime() - start.getTime()) / dayMs)
  const months =
    (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth()
  switch (unit) {
    case 'day':
      return days
    case 'week':
      return Math.floor(days / 7)
    case 'month':
      return months - 1
    case 'year':
      return Math.floor((months - 1) / 12)
  }
}

function shift(start: string, count: number, unit: RecurrenceUnit): string {
  const date = new Date(start)
  switch (unit) {
    case 'day':
      return toDay(date.getTime() + count * dayMs)
    case 'week':
      return toDay(date.getTime() + count * 7 * dayMs)
    case 'month':
      return monthLater(date, count)
    case 'year':
      return monthLater(date, count * 12)
  }
}

function monthLater(date: Date, count: number): string {
  const month = date.getUTCMonth() + count
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate()
  return toDay(Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), lastDay)))
}

function toDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** The calendar day of an instant in a time zone. */
export function dayIn(timeZone: string, instant: Date): string {
  const known = formats.get(timeZone)
  const format =
    known ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
  // Making one takes fifty times as long as using it.
  if (!known) formats.set(timeZone, format)
  return format.format(instant)
}
