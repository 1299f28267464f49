import type { CustomerStatus, CustomerType, LifecycleStage } from '@leora/domain/customers/customer'
import { daysBefore, daysBetween } from '../calendar.ts'
import type { Venue } from '../names/flavour.ts'
import type { Random } from '../random.ts'

/** Where an account stands commercially; every figure follows from its type and age. */
export interface Account {
  status: CustomerStatus
  lifecycleStage: LifecycleStage
  creditLimitMinor: number
  balanceMinor: number
  paymentTerms: string | null
  version: number
  updatedAt: Date
}

export const typeMix: readonly (readonly [CustomerType, number])[] = [
  ['on_premise', 53],
  ['off_premise', 24],
  ['chain', 12],
  ['distributor', 4],
  ['other', 7],
]

export const venuesOf: Record<CustomerType, readonly (readonly [Venue, number])[]> = {
  on_premise: [
    ['restaurant', 55],
    ['bar', 33],
    ['hotel', 12],
  ],
  off_premise: [['shop', 1]],
  chain: [['chain', 1]],
  distributor: [['distributor', 1]],
  other: [['events', 1]],
}

/** Median credit limit in whole units, and the terms an account of the type gets. */
const credit: Record<
  CustomerType,
  { median: number; terms: readonly (readonly [string, number])[] }
> = {
  on_premise: {
    median: 6_000,
    terms: [
      ['Net 14', 4],
      ['Net 30', 5],
      ['Cash on delivery', 2],
    ],
  },
  off_premise: {
    median: 12_000,
    terms: [
      ['Net 30', 7],
      ['Net 14', 2],
      ['Prepaid', 1],
    ],
  },
  chain: {
    median: 45_000,
    terms: [
      ['Net 45', 5],
      ['Net 60', 3],
      ['Net 30', 2],
    ],
  },
  distributor: {
    median: 160_000,
    terms: [
      ['Net 60', 5],
      ['Net 45', 4],
    ],
  },
  other: {
    median: 4_000,
    terms: [
      ['Net 30', 4],
      ['Prepaid', 3],
      ['Cash on delivery', 1],
    ],
  },
}

/** Chances of each stage by the account's age in days, youngest first. */
const stagesByAge: readonly [
  maxDays: number,
  mix: readonly (readonly [LifecycleStage, number])[],
][] = [
  [
    90,
    [
      ['lead', 44],
      ['trial', 21],
      ['customer', 33],
      ['lost', 2],
    ],
  ],
  [
    365,
    [
      ['lead', 12],
      ['trial', 5],
      ['customer', 71],
      ['dormant', 5],
      ['lost', 7],
    ],
  ],
  [
    Infinity,
    [
      ['lead', 1],
      ['trial', 0.5],
      ['customer', 73],
      ['dormant', 16],
      ['lost', 9.5],
    ],
  ],
]

export function makeAccount(
  random: Random,
  type: CustomerType,
  createdAt: Date,
  asOf: Date,
): Account {
  const lifecycleStage = random.weigh(stagesAt(daysBetween(createdAt, asOf)))
  const hasCredit = lifecycleStage === 'customer' || lifecycleStage === 'dormant'
  const creditLimitMinor = hasCredit ? makeLimit(random, type) : 0
  const balanceMinor = hasCredit ? makeBalance(random, lifecycleStage, creditLimitMinor) : 0
  const updatedAt = makeUpdate(random, lifecycleStage, createdAt, asOf)
  return {
    status: makeStatus(random, lifecycleStage, balanceMinor > creditLimitMinor),
    lifecycleStage,
    creditLimitMinor,
    balanceMinor,
    paymentTerms: hasCredit ? random.weigh(credit[type].terms) : null,
    version: updatedAt > createdAt ? 2 + random.below(lifecycleStage === 'customer' ? 9 : 3) : 1,
    updatedAt,
  }
}

function stagesAt(ageDays: number): readonly (readonly [LifecycleStage, number])[] {
  const band = stagesByAge.find(([maxDays]) => ageDays < maxDays)
  if (!band) throw new RangeError(`No stages for an age of ${ageDays} days`)
  return band[1]
}

/** Log-normal around the type's median, in steps a credit clerk would type. */
function makeLimit(random: Random, type: CustomerType): number {
  const units = credit[type].median * Math.exp(random.normal() * 0.55)
  const step = units < 10_000 ? 500 : units < 100_000 ? 2_500 : 25_000
  return Math.max(step, Math.round(units / step) * step) * 100
}

function makeBalance(random: Random, stage: LifecycleStage, limitMinor: number): number {
  if (stage === 'dormant')
    return random.chance(0.12) ? Math.round(limitMinor * random.fraction() * 0.3) : 0
  if (random.chance(0.18)) return 0
  const share = random.chance(0.03)
    ? 1.02 + random.fraction() * 0.4
    : random.fraction() ** 1.4 * 0.95
  return Math.round(limitMinor * share)
}

function makeStatus(random: Random, stage: LifecycleStage, isOverLimit: boolean): CustomerStatus {
  const closed = stage === 'lost' ? 0.3 : stage === 'dormant' ? 0.1 : 0.003
  if (random.chance(closed)) return 'closed'
  return random.chance(isOverLimit ? 0.4 : 0.02) ? 'on_hold' : 'active'
}

/** Customers are touched often, leads soon after they come in, the rest not for long. */
function makeUpdate(random: Random, stage: LifecycleStage, createdAt: Date, asOf: Date): Date {
  const age = daysBetween(createdAt, asOf)
  const wait = -Math.log(1 - random.fraction())
  switch (stage) {
    case 'customer':
      return daysBefore(asOf, Math.min(age, wait * 45))
    case 'lead':
    case 'trial':
      return daysBefore(asOf, Math.max(0, age - wait * 12))
    case 'dormant':
    case 'lost':
      return daysBefore(asOf, Math.min(age, 120 + wait * 200))
  }
}
