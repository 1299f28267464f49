import { paymentTermsOf } from '../customers/account.ts'
import type { DemoCustomer } from '../customers/customer.ts'
import { type City, cities } from '../places/cities.ts'
import { makeAddress } from '../places/streets.ts'
import type { Random } from '../random.ts'
import type { CustomerValues } from './act.ts'

/** What a customer's values were before a change; null where this change cannot have led here. */
type LookBack = (random: Random, now: DemoCustomer) => CustomerValues | null

export const changeKinds = {
  phone: (random, { phone }) =>
    phone === null ? null : { phone: random.chance(0.5) ? null : mistype(random, phone) },
  billingEmail: (_random, { billingEmail }) =>
    billingEmail === null ? null : { billingEmail: null },
  address: lookBackToOldAddress,
  creditLimit: (random, { creditLimitMinor }) =>
    creditLimitMinor === 0 ? null : { creditLimitMinor: otherLimit(random, creditLimitMinor) },
  paymentTerms: (random, { customerType, paymentTerms }) => {
    const others = paymentTermsOf(customerType).filter((terms) => terms !== paymentTerms)
    return paymentTerms === null || others.length === 0
      ? null
      : { paymentTerms: random.pick(others) }
  },
  // Released again, or stopped, or closed: each is one step from a normal account.
  status: (_random, { status, balanceMinor }) =>
    status === 'active' ? (balanceMinor > 0 ? { status: 'on_hold' } : null) : { status: 'active' },
  lifecycle: (_random, now) => previousStage(now),
  tags: (random, { tags }) => ({
    tags:
      tags.length > 1 || (tags.length === 1 && random.chance(0.5))
        ? tags.slice(0, -1)
        : [...tags, 'follow up'],
  }),
  notes: (_random, { notes }) => {
    if (notes === null) return null
    const kept = notes.split('\n').slice(0, -1).join('\n')
    return { notes: kept === '' ? null : kept }
  },
} as const satisfies Record<string, LookBack>

export type ChangeKind = keyof typeof changeKinds

export const changeMix: readonly (readonly [ChangeKind | 'owner', number])[] = [
  ['phone', 13],
  ['billingEmail', 5],
  ['address', 11],
  ['creditLimit', 14],
  ['paymentTerms', 5],
  ['status', 16],
  ['owner', 10],
  ['lifecycle', 9],
  ['tags', 8],
  ['notes', 11],
]

/** The last digit, which lies within the range kept for fiction. */
function mistype(random: Random, phone: string): string {
  const digit = (Number(phone.at(-1)) + random.between(1, 9)) % 10
  return `${phone.slice(0, -1)}${digit}`
}

/** They moved from the nearest city of the region, or within the only one, so that the territory stays. */
function lookBackToOldAddress(random: Random, now: DemoCustomer): CustomerValues | null {
  const distance = (city: City) =>
    city.city === now.city
      ? Number.POSITIVE_INFINITY
      : Math.hypot(city.latitude - now.latitude, city.longitude - now.longitude)
  const [nearest] = cities
    .filter(({ country, region }) => country === now.country && region === now.region)
    .sort((a, b) => distance(a) - distance(b))
  if (!nearest) return null
  const { street1, street2, postalCode, city } = makeAddress(random, nearest)
  return { street1, street2, postalCode, city }
}

/** In the steps a clerk would type; raised far more often than lowered. */
function otherLimit(random: Random, limitMinor: number): number {
  const step = limitMinor < 1_000_000 ? 50_000 : 250_000
  const other = limitMinor * (random.chance(0.8) ? 0.6 + random.fraction() * 0.3 : 1.25)
  const rounded = Math.max(step, Math.round(other / step) * step)
  return rounded === limitMinor ? limitMinor + step : rounded
}

function previousStage({
  lifecycleStage,
  createdAt,
  updatedAt,
}: DemoCustomer): CustomerValues | null {
  const isYoung = updatedAt.getTime() - createdAt.getTime() < 200 * 86_400_000
  switch (lifecycleStage) {
    case 'lead':
      return null
    case 'trial':
      return { lifecycleStage: 'lead' }
    case 'customer':
      return { lifecycleStage: isYoung ? 'trial' : 'dormant' }
    case 'dormant':
      return { lifecycleStage: 'customer' }
    case 'lost':
      return { lifecycleStage: isYoung ? 'lead' : 'dormant' }
  }
}
