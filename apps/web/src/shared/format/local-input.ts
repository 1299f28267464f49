import { dayOf } from './format-time.ts'

/** An instant as an input of date and time shows it, in a zone. */
export function toLocalInput(instant: string, timeZone: string): string {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant))
  return `${dayOf(instant, timeZone)}T${time}`
}

/** The instant that such an input means; where clocks are put forward, one that exists. */
export function fromLocalInput(text: string, timeZone: string): string {
  const wall = Date.parse(`${text}Z`)
  // The offset is looked up at the wall's own time, then at what that gave: right on both sides of a change.
  const first = wall - offsetAt(wall, timeZone)
  return new Date(wall - offsetAt(first, timeZone)).toISOString()
}

function offsetAt(instant: number, timeZone: string): number {
  return (
    Date.parse(`${toLocalInput(new Date(instant).toISOString(), timeZone)}Z`) - floorMinute(instant)
  )
}

function floorMinute(instant: number): number {
  return Math.floor(instant / 60_000) * 60_000
}
