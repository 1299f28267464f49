import type { CustomerStatus, CustomerType, LifecycleStage } from '@leora/domain/customers/customer'
import { daysBefore, daysBetween } from '../calendar.ts'
import type { Venue } from '../names/flavour.ts'
import { createRandom, createSparse, type Random } from '../random.ts'

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

export function paymentTermsOf(type: CustomerType): string[] {
  return credit[type].terms.map(([terms]) => terms)
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

interface Age {
  readonly createdAt: Date
  readonly asOf: Date
  /** Where the recorded changes begin; an account they do not touch was changed before. */
  readonly recordedFrom: Date
}

/**
 * Makes the accounts of a company, each from a stream of its own: another day changes what an account
 * is by its age alone. What calls for attention comes at a steady rate, so that a small company has some of each.
 */
export function createAccounting(seed: string) {
  const rate = (label: string, every: number) => createSparse(createRandom(seed, label), every)
  const isOverdrawn = rate('over limit', 30)
  const isOwingStill = rate('owing still', 12)
  const isHeldAnyway = rate('held', 70)

  return (serial: number, type: CustomerType, age: Age): Account => {
    const random = createRandom(seed, 'account', serial)
    const lifecycleStage = random.weigh(stagesAt(daysBetween(age.createdAt, age.asOf)))
    const isNew = age.createdAt >= age.recordedFrom
    const hasCredit = lifecycleStage === 'customer' || lifecycleStage === 'dormant'
    const creditLimitMinor = hasCredit ? makeLimit(random, type) : 0
    const owes = {
      tooMuch: lifecycleStage === 'customer' && !isNew && isOverdrawn(),
      still: lifecycleStage === 'dormant' && isOwingStill(),
    }
    const updatedAt = isNew ? age.createdAt : makeUpdate(random, lifecycleStage, age)
    return {
      status: makeStatus(random, lifecycleStage, owes, hasCredit && isHeldAnyway()),
      lifecycleStage,
      creditLimitMinor,
      balanceMinor:
        hasCredit && !isNew ? makeBalance(random, owes, lifecycleStage, creditLimitMinor) : 0,
      paymentTerms: hasCredit ? random.weigh(credit[type].terms) : null,
      version: updatedAt > age.createdAt ? 2 + random.below(hasCredit ? 9 : 3) : 1,
      updatedAt,
    }
  }
}

interface Owes {
  readonly tooMuch: boolean
  readonly still: boolean
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

function makeBalance(
  random: Random,
  owes: Owes,
  stage: LifecycleStage,
  limitMinor: number,
): number {
  if (owes.tooMuch) return Math.round(limitMinor * (1.02 + random.fraction() * 0.4))
  if (owes.still) return Math.round(limitMinor * (0.3 + random.fraction() * 0.6))
  if (stage === 'dormant' || random.chance(0.18)) return 0
  return Math.round(limitMinor * random.fraction() ** 1.4 * 0.95)
}

function makeStatus(
  random: Random,
  stage: LifecycleStage,
  owes: Owes,
  isHeldAnyway: boolean,
): CustomerStatus {
  const closed = stage === 'lost' ? 0.3 : stage === 'dormant' ? 0.1 : 0.003
  if (owes.still || isHeldAnyway) return 'on_hold'
  if (!owes.tooMuch && random.chance(closed)) return 'closed'
  return random.chance(owes.tooMuch ? 0.35 : 0.006) ? 'on_hold' : 'active'
}

/** Customers are touched often, leads soon after they come in, the rest not for long. */
function makeUpdate(random: Random, stage: LifecycleStage, { createdAt, recordedFrom }: Age): Date {
  const age = daysBetween(createdAt, recordedFrom)
  const wait = -Math.log(1 - random.fraction())
  switch (stage) {
    case 'customer':
      return daysBefore(recordedFrom, Math.min(age, wait * 45))
    case 'lead':
    case 'trial':
      return daysBefore(recordedFrom, age - Math.min(wait * 12, age * 0.95))
    case 'dormant':
    case 'lost':
      return daysBefore(recordedFrom, Math.min(age, 120 + wait * 200))
  }
}
