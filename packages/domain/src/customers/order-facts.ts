import { addMonths, type Day, daysBetween, localDay } from '../local-day.ts'
import type { OrderState } from '../orders/order.ts'

/** What the rules know of one customer's orders; days are in the company's zone. */
export interface OrderFacts {
  orderCount: number
  /** Days on which something was ordered: two orders of one day are one. */
  dayCount: number
  firstOrderAt: string | null
  lastOrderAt: string | null
  firstOn: Day | null
  lastOn: Day | null
  /** The most days between two successive order days; null before there are two. */
  longestGapDays: number | null
  /** What was ordered in the six months that end today, and in the six before. */
  recentMinor: number
  previousMinor: number
  /** Invoiced, due before today, and not paid. */
  overdueMinor: number
  overdueSince: Day | null
}

export interface CountedOrder {
  readonly state: OrderState
  readonly orderedAt: string
  readonly totalMinor: number
  readonly dueOn: Day | null
  readonly paidMinor: number
}

export const trendMonths = 6

/** A draft is not an order yet, a cancelled one is none any more, and one of tomorrow counts tomorrow. */
export function countsAsOrder(
  order: Pick<CountedOrder, 'state' | 'orderedAt'>,
  now: Date,
): boolean {
  return order.state !== 'draft' && order.state !== 'cancelled' && new Date(order.orderedAt) <= now
}

export function gatherFacts(
  orders: readonly CountedOrder[],
  now: Date,
  timeZone: string,
): OrderFacts {
  const today = localDay(now, timeZone)
  const counted = orders
    .filter((order) => countsAsOrder(order, now))
    .map((order) => ({ ...order, on: localDay(order.orderedAt, timeZone) }))
    .sort((a, b) => Date.parse(a.orderedAt) - Date.parse(b.orderedAt))
  const days = [...new Set(counted.map(({ on }) => on))].sort()
  const gaps = days.slice(1).map((day, at) => daysBetween(days[at] ?? day, day))
  const sum = (from: Day, to: Day) =>
    counted
      .filter(({ on }) => on > from && on <= to)
      .reduce((total, { totalMinor }) => total + totalMinor, 0)
  const halfYearAgo = addMonths(today, -trendMonths)
  const overdue = counted.filter((order) => isOverdue(order, today))
  return {
    orderCount: counted.length,
    dayCount: days.length,
    firstOrderAt: counted[0]?.orderedAt ?? null,
    lastOrderAt: counted.at(-1)?.orderedAt ?? null,
    firstOn: days[0] ?? null,
    lastOn: days.at(-1) ?? null,
    longestGapDays: gaps.length > 0 ? Math.max(...gaps) : null,
    recentMinor: sum(halfYearAgo, today),
    previousMinor: sum(addMonths(today, -2 * trendMonths), halfYearAgo),
    overdueMinor: overdue.reduce((total, order) => total + order.totalMinor - order.paidMinor, 0),
    overdueSince: overdue.map(({ dueOn }) => dueOn ?? today).sort()[0] ?? null,
  }
}

export function isOverdue(
  { state, dueOn, totalMinor, paidMinor }: CountedOrder,
  today: Day,
): boolean {
  return state === 'invoiced' && dueOn !== null && dueOn < today && paidMinor < totalMinor
}
