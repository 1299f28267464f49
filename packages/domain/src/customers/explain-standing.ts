import type { ExplainedValue, Explanation } from '../explanation.ts'
import { addDays, type Day, daysBetween } from '../local-day.ts'
import {
  type AccountType,
  classify,
  derivedPriority,
  isInForce,
  nextAccountType,
  priorityOf,
} from './account-type.ts'
import { type Cadence, judgeCadence } from './cadence.ts'
import { explainHealth } from './explain-health.ts'
import { scoreHealth } from './health.ts'
import type { HealthWeights } from './health-weights.ts'
import type { OrderFacts } from './order-facts.ts'
import type { SetOverride } from './priority-override.ts'

/** What a standing is explained from, as the database answers it. */
export interface StandingFacts {
  today: Day
  currency: string
  /** Null for who never ordered. */
  facts: OrderFacts | null
  lastActivityOn: Day | null
  lastOrder: { id: string; number: string; totalMinor: number } | null
  override: (SetOverride & { version: number }) | EmptyOverride | null
  weights: HealthWeights
}

/** One that was taken back. */
interface EmptyOverride {
  priority: null
  version: number
}

/** What the reader may see of it. */
export interface StandingReader {
  seesOrders: boolean
  seesBalance: boolean
}

export interface ExplainedStanding {
  accountType: Explanation
  priority: Explanation
  /** Null for who never ordered. */
  health: Explanation | null
  cadence: Explanation
}

const noOrders: OrderFacts = {
  orderCount: 0,
  dayCount: 0,
  firstOrderAt: null,
  lastOrderAt: null,
  firstOn: null,
  lastOn: null,
  longestGapDays: null,
  recentMinor: 0,
  previousMinor: 0,
  overdueMinor: 0,
  overdueSince: null,
}

/** Account type, priority, health and cadence of a customer, each with the facts it follows from. */
export function explainStanding(source: StandingFacts, reader: StandingReader): ExplainedStanding {
  const { today, currency, lastActivityOn, weights } = source
  const facts = source.facts ?? noOrders
  const accountType = explainAccountType(facts, source, reader)
  const health = scoreHealth({ ...facts, lastActivityOn }, weights, today)
  return {
    accountType,
    priority: explainPriority(facts, source, accountType),
    health: health && explainHealth(health, { ...facts, lastActivityOn, today, currency }, reader),
    cadence: explainCadence(judgeCadence(facts, today), facts),
  }
}

function explainAccountType(
  { lastOn, orderCount }: OrderFacts,
  { today, lastOrder, currency }: StandingFacts,
  { seesOrders }: StandingReader,
): Explanation {
  const { accountType, changesOn } = classify(lastOn, today)
  const cause: Explanation[] =
    lastOn === null
      ? [{ fact: 'standing.orders', value: { kind: 'count', value: 0 } }]
      : [
          {
            fact: 'standing.lastOrder',
            value: day(lastOn),
            ...(seesOrders && lastOrder ? ofOrder(lastOrder, currency) : {}),
          },
          { fact: 'standing.sinceLastOrder', value: days(daysBetween(lastOn, today)) },
          { fact: 'standing.orders', value: { kind: 'count', value: orderCount } },
        ]
  return {
    fact: 'standing.accountType',
    value: word(`typeOf.${accountType}`),
    rule: `standing.rule.${lastOn === null ? 'never' : accountType}`,
    because: [...cause, ...changeOf(accountType, changesOn)],
  }
}

function ofOrder(
  { id, number, totalMinor }: NonNullable<StandingFacts['lastOrder']>,
  currency: string,
): Partial<Explanation> {
  return {
    link: { entity: 'orders', id },
    because: [
      { fact: 'standing.orderNumber', value: { kind: 'text', value: number } },
      { fact: 'standing.orderTotal', value: { kind: 'money', amountMinor: totalMinor, currency } },
    ],
  }
}

function changeOf(accountType: AccountType, changesOn: Day | null): Explanation[] {
  return changesOn === null
    ? []
    : [{ fact: `standing.becomes.${nextAccountType(accountType)}`, value: day(changesOn) }]
}

function explainPriority(
  { lastOn }: OrderFacts,
  { override, today }: StandingFacts,
  ofType: Explanation,
): Explanation {
  const { accountType, changesOn } = classify(lastOn, today)
  const set = override?.priority ? override : null
  const value = word(`priorityOf.${priorityOf(accountType, set, today)}`)
  if (set === null || !isInForce(set, today)) {
    const next = `standing.priorityBecomes.${derivedPriority(nextAccountType(accountType))}`
    return {
      fact: 'standing.priority',
      value,
      rule: 'standing.rule.priority',
      because: [ofType, ...(changesOn === null ? [] : [{ fact: next, value: day(changesOn) }])],
    }
  }
  const then = classify(lastOn, addDays(set.expiresOn, 1)).accountType
  return {
    fact: 'standing.priority',
    value,
    rule: 'standing.rule.overridden',
    because: [
      { fact: 'standing.reason', value: { kind: 'text', value: set.reason } },
      { fact: 'standing.setBy', value: { kind: 'text', value: set.setByName ?? '' } },
      { fact: 'standing.expiresOn', value: day(set.expiresOn) },
      {
        fact: `standing.priorityBecomes.${derivedPriority(then)}`,
        value: day(addDays(set.expiresOn, 1)),
      },
      ofType,
    ],
  }
}

function explainCadence(cadence: Cadence, { dayCount, firstOn, lastOn }: OrderFacts): Explanation {
  const base = { fact: 'standing.cadence', rule: 'standing.rule.cadence' }
  const known: Explanation[] = [
    { fact: 'standing.orderDays', value: { kind: 'count', value: dayCount } },
    ...(firstOn === null ? [] : [{ fact: 'standing.firstOrder', value: day(firstOn) }]),
    ...(lastOn === null ? [] : [{ fact: 'standing.lastOrder', value: day(lastOn) }]),
  ]
  if (cadence.kind === 'unknown')
    return { ...base, value: word('cadenceOf.unknown'), because: known }
  const { isOff, currentGapDays, longestGapDays, offOn } = cadence
  return {
    ...base,
    value: word(isOff ? 'cadenceOf.off' : 'cadenceOf.kept'),
    because: [
      { fact: 'standing.currentGap', value: days(currentGapDays) },
      { fact: 'standing.longestGap', value: days(longestGapDays) },
      { fact: isOff ? 'standing.offSince' : 'standing.offFrom', value: day(offOn) },
      ...known,
    ],
  }
}

function word(name: string): ExplainedValue {
  return { kind: 'word', value: `standing.${name}` }
}

function day(value: Day): ExplainedValue {
  return { kind: 'day', value }
}

function days(value: number): ExplainedValue {
  return { kind: 'days', value }
}
