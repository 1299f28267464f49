import type { CustomerType } from '@leora/domain/customers/customer'
import { daysBetween } from '../calendar.ts'
import type { DemoCompany } from '../company.ts'
import type { KnownCustomer } from '../history/acts.ts'
import { createRandom, type Random } from '../random.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Days between two orders, about, and how many units of credit an order takes. */
const gapDays: Record<CustomerType, readonly [low: number, high: number]> = {
  on_premise: [9, 28],
  off_premise: [14, 35],
  chain: [10, 21],
  distributor: [21, 45],
  other: [25, 80],
}

const longestPastDays = 730

/**
 * When a customer ordered, oldest first: in a rhythm of its own that sways, on weekdays in office hours.
 * Some of those who buy are late for it, which is what a cadence is watched for.
 */
export function drawOrderTimes(
  company: DemoCompany,
  customer: KnownCustomer,
  offset: number,
): Date[] {
  const random = createRandom(company.seed, 'orders', customer.id)
  const age = daysBetween(customer.createdAt, company.asOf)
  const [low, high] = gapDays[customer.customerType]
  const gap = low + random.fraction() * (high - low)
  const { since, most } = lastOrder(random, customer, gap)
  const count = Math.min(most, company.ordersPerCustomer)
  // A company with few orders on record has those of customers who order seldom.
  const stretched = gap * company.orderGapFactor
  const days: number[] = []
  for (let day = since; days.length < count; day += stretched * (0.55 + random.fraction() * 0.9)) {
    if (day >= Math.min(age, longestPastDays)) break
    days.unshift(day)
  }
  return days
    .map((day) => inOfficeHours(random, company.asOf, day, offset))
    .filter((at) => at > customer.createdAt)
    .sort((a, b) => a.getTime() - b.getTime())
}

/** Days since the last order, and how many there were at most. */
function lastOrder(
  random: Random,
  { lifecycleStage }: KnownCustomer,
  gap: number,
): { since: number; most: number } {
  switch (lifecycleStage) {
    case 'customer':
      return random.chance(0.09)
        ? { since: gap * (1.6 + random.fraction() * 3), most: Infinity }
        : { since: random.fraction() * gap, most: Infinity }
    case 'trial':
      return { since: random.fraction() * 30, most: random.below(3) }
    case 'dormant':
      return { since: 150 + random.fraction() * 330, most: Infinity }
    case 'lost':
      return { since: 380 + random.fraction() * 300, most: random.chance(0.6) ? 6 : 0 }
    case 'lead':
      return { since: 0, most: 0 }
  }
}

/**
 * A time of that day, or of the Friday before a weekend; never after the end of the history. The offset of its
 * end holds for all of it: looking each up would take longer than everything else, and an hour more or less shows to nobody.
 */
function inOfficeHours(random: Random, asOf: Date, daysAgo: number, offset: number): Date {
  const near = asOf.getTime() - daysAgo * dayMs
  const midnight = Math.floor((near + offset) / dayMs) * dayMs
  const weekday = new Date(midnight).getUTCDay()
  const back = weekday === 0 ? 2 : weekday === 6 ? 1 : 0
  const at = midnight - back * dayMs + 8 * hourMs + random.below(9 * 60) * 60_000 - offset
  return new Date(at < asOf.getTime() ? at : at - 7 * dayMs)
}
