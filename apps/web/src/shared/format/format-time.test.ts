import { describe, expect, test } from 'vitest'
import {
  dayOf,
  daysBetween,
  formatAgo,
  formatDate,
  formatDateTime,
  formatDay,
  partOfDay,
} from './format-time.ts'

const vienna = { locale: 'de', timeZone: 'Europe/Vienna' }
const newYork = { locale: 'en', timeZone: 'America/New_York' }
const instant = '2026-03-01T02:30:00Z'

test('a date is the reader’s own day', () => {
  expect(formatDate(instant, vienna)).toBe('01.03.2026')
  expect(formatDate(instant, newYork)).toBe('Feb 28, 2026')
  expect(formatDay(instant, newYork)).toBe('Saturday, February 28')
  expect(formatDateTime(instant, vienna)).toBe('01.03.2026, 03:30')
})

test('days are counted in the reader’s zone', () => {
  expect(dayOf(instant, 'America/New_York')).toBe('2026-02-28')
  expect(dayOf(instant, 'Europe/Vienna')).toBe('2026-03-01')
  expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1)
})

describe('how long ago', () => {
  const now = new Date('2026-03-10T12:00:00Z')
  test.each([
    ['2026-03-10T11:59:40Z', 'now'],
    ['2026-03-10T11:55:00Z', '5 min. ago'],
    ['2026-03-10T09:00:00Z', '3 hr. ago'],
    ['2026-03-09T12:00:00Z', 'yesterday'],
    ['2026-03-01T12:00:00Z', 'Mar 1, 2026'],
  ])('%s is %s', (then, text) => {
    expect(formatAgo(then, now, newYork)).toBe(text)
  })
})

test('the greeting follows the reader’s clock', () => {
  const now = new Date('2026-03-10T05:00:00Z')
  expect(partOfDay(now, 'Europe/Vienna')).toBe('morning')
  expect(partOfDay(now, 'America/New_York')).toBe('evening')
  expect(partOfDay(now, 'Asia/Tokyo')).toBe('day')
})
