// A formatter takes fifty times as long to make as to use.
const formats = new Map<string, Intl.DateTimeFormat>()

/** The offset of a zone from UTC at an instant, positive to the east. */
export function offsetMs(timeZone: string, instant: number): number {
  const format =
    formats.get(timeZone) ?? new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  formats.set(timeZone, format)
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value
  const [, sign, hours = '0', minutes = '0'] =
    /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name ?? '') ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}

/** Where the local months begin: the one `instant` lies in, and those before it, oldest first. */
export function listMonths(instant: Date, timeZone: string, count: number): number[] {
  const local = new Date(instant.getTime() + offsetMs(timeZone, instant.getTime()))
  return Array.from({ length: count }, (_, index) => {
    const wall = Date.UTC(local.getUTCFullYear(), local.getUTCMonth() - (count - 1) + index, 1)
    return wall - offsetMs(timeZone, wall)
  })
}
