import type { OrderRow } from '@leora/domain/orders/order'
import { useTranslation } from 'react-i18next'
import { dayOf } from '#shared/format/format-time.ts'
import { useFormat } from '#shared/format/use-format.ts'
import { Badge } from '#shared/parts/badge.tsx'

/** What is still to be paid of an invoice, and since when it is overdue; nothing before there is an invoice. */
export function OpenAmount({ order }: { order: OrderRow }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { currency, dueOn, paidMinor, state, totalMinor } = order
  if (state !== 'invoiced' || dueOn === null || paidMinor === null) return null
  if (paidMinor >= totalMinor) return t('orders.paid')
  const amount = format.money(totalMinor - paidMinor, currency)
  const date = format.explained({ kind: 'day', value: dueOn })
  return dueOn < dayOf(new Date(), format.reader.timeZone) ? (
    <Badge tone="bad">{t('orders.overdue', { amount, date })}</Badge>
  ) : (
    t('orders.open', { amount, date })
  )
}
