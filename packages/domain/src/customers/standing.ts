import { type Day, localDay } from '../local-day.ts'
import {
  type AccountType,
  type Classification,
  classify,
  type Priority,
  type PriorityOverride,
  priorityOf,
} from './account-type.ts'
import { isOffCadence } from './cadence.ts'
import { scoreHealth } from './health.ts'
import type { HealthWeights } from './health-weights.ts'
import { type CountedOrder, gatherFacts } from './order-facts.ts'

/** Where a customer stands: everything that follows from its orders, activities and override on a day. */
export interface Standing {
  accountType: AccountType
  typeChangesOn: Classification['changesOn']
  priority: Priority
  orderCount: number
  firstOrderAt: string | null
  lastOrderAt: string | null
  /** Null for who never ordered. */
  healthScore: number | null
  isOffCadence: boolean
}

export interface StandingSource {
  readonly orders: readonly CountedOrder[]
  /** When something was done with the customer. */
  readonly activityTimes: readonly string[]
  readonly override: Pick<PriorityOverride, 'priority' | 'expiresOn'> | null
  readonly weights: HealthWeights
  readonly timeZone: string
}

/** The rule for one customer. The database counts many at once by the same rule, statement for statement. */
export function standingOf(source: StandingSource, now: Date): Standing {
  const { orders, activityTimes, override, weights, timeZone } = source
  const today: Day = localDay(now, timeZone)
  const facts = gatherFacts(orders, now, timeZone)
  const lastActivityOn = lastDay(activityTimes, now, timeZone)
  const { accountType, changesOn } = classify(facts.lastOn, today)
  return {
    accountType,
    typeChangesOn: changesOn,
    priority: priorityOf(accountType, override, today),
    orderCount: facts.orderCount,
    firstOrderAt: facts.firstOrderAt,
    lastOrderAt: facts.lastOrderAt,
    healthScore: scoreHealth({ ...facts, lastActivityOn }, weights, today)?.score ?? null,
    isOffCadence: isOffCadence(facts, today),
  }
}

function lastDay(times: readonly string[], now: Date, timeZone: string): Day | null {
  const past = times.map((time) => Date.parse(time)).filter((time) => time <= now.getTime())
  return past.length > 0 ? localDay(new Date(Math.max(...past)), timeZone) : null
}
