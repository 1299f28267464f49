import { expect, test } from 'vitest'
import { fromLocalInput, toLocalInput } from './local-input.ts'

test.each([
  ['2026-07-01T09:30', 'Europe/Vienna', '2026-07-01T07:30:00.000Z'],
  ['2026-01-01T09:30', 'America/Chicago', '2026-01-01T15:30:00.000Z'],
  ['2026-03-08T01:59', 'America/Chicago', '2026-03-08T07:59:00.000Z'],
  ['2026-03-08T03:00', 'America/Chicago', '2026-03-08T08:00:00.000Z'],
  ['2026-11-01T00:59', 'America/Chicago', '2026-11-01T05:59:00.000Z'],
  ['2026-11-01T02:00', 'America/Chicago', '2026-11-01T08:00:00.000Z'],
  ['2026-06-01T00:15', 'Asia/Kathmandu', '2026-05-31T18:30:00.000Z'],
])('%s in %s is %s, and reads so again', (text, zone, instant) => {
  expect(fromLocalInput(text, zone)).toBe(instant)
  expect(toLocalInput(instant, zone)).toBe(text)
})
