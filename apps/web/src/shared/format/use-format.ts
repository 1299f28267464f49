import type { ExplainedValue } from '@leora/domain/explanation'
import { createContext, useContext, useMemo } from 'react'
import { formatCount, formatDays, formatMoney, formatPercent } from './format-number.ts'
import { countryName, formatList } from './format-text.ts'
import { formatAgo, formatDate, formatDateTime, formatDay, formatTime } from './format-time.ts'
import type { Reader } from './reader.ts'

export const ReaderContext = createContext<Reader>({
  locale: 'en',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
})

export function useReader(): Reader {
  return useContext(ReaderContext)
}

export function formatExplained(value: ExplainedValue, reader: Reader): string {
  switch (value.kind) {
    case 'count':
      return formatCount(value.value, reader.locale)
    case 'money':
      return formatMoney(value.amountMinor, value.currency, reader.locale)
    case 'percent':
      return formatPercent(value.value, reader.locale)
    case 'instant':
      return formatDateTime(value.value, reader)
    case 'day':
      // A day of the calendar is the same everywhere.
      return formatDate(value.value, { ...reader, timeZone: 'UTC' })
    case 'days':
      return formatDays(value.value, reader.locale)
    case 'points':
      return `${value.value} / ${value.of}`
    case 'text':
    case 'word':
      return value.value
  }
}

/** The formatters, bound to the reader's language and zone. */
export function useFormat() {
  const reader = useReader()
  return useMemo(
    () => ({
      reader,
      count: (value: number) => formatCount(value, reader.locale),
      percent: (share: number) => formatPercent(share, reader.locale),
      money: (amountMinor: number, currency: string, form?: 'exact' | 'short') =>
        formatMoney(amountMinor, currency, reader.locale, form),
      date: (instant: string | Date) => formatDate(instant, reader),
      day: (instant: string | Date) => formatDay(instant, reader),
      dateTime: (instant: string | Date) => formatDateTime(instant, reader),
      time: (instant: string | Date) => formatTime(instant, reader),
      ago: (instant: string | Date, now: Date = new Date()) => formatAgo(instant, now, reader),
      list: (words: readonly string[]) => formatList(words, reader.locale),
      country: (code: string) => countryName(code, reader.locale),
      explained: (value: ExplainedValue) => formatExplained(value, reader),
    }),
    [reader],
  )
}
