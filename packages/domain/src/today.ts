import type { Actor, Role } from './actor.ts'
import type { ExplainedValue, Explanation } from './explanation.ts'
import { fieldAccess } from './permissions/rights.ts'

export interface TodayCounts {
  total: number
  active: number
  onHold: number
  closed: number
  overCreditLimit: number
  withoutOwner: number
  addedThisMonth: number
  addedLastMonth: number
  balanceMinor: number
  overLimitMinor: number
  currency: string
}

export interface TodayFigure {
  key: string
  explanation: Explanation
  /** What it was a month ago, where that is known. */
  previous: ExplainedValue | null
}

type Reader = Pick<Actor, 'role' | 'userId' | 'permissionSet'>

/** The figures a role begins its day with; each carries the facts it is made of. */
export function todayFigures(counts: TodayCounts, reader: Reader): TodayFigure[] {
  const { role, userId } = reader
  // A rep counts their own customers, so the rows behind a figure are theirs too.
  const own = role === 'rep' ? { ownerId: userId } : {}
  const figures = {
    customers: withRule(
      role === 'rep' ? 'ownCustomers' : 'customers',
      figure('customers', count(counts.total), [
        fact('active', count(counts.active), { ...own, status: 'active' }),
        fact('onHold', count(counts.onHold), { ...own, status: 'on_hold' }),
        fact('closed', count(counts.closed), { ...own, status: 'closed' }),
      ]),
    ),
    added: figure(
      'added',
      count(counts.addedThisMonth),
      [fact('addedLastMonth', count(counts.addedLastMonth))],
      count(counts.addedLastMonth),
    ),
    balance: figure(
      'balance',
      money(counts.balanceMinor, counts),
      seesCredit(reader)
        ? [
            fact('overCreditLimit', count(counts.overCreditLimit), { ...own, credit: 'over' }),
            fact('overLimitSum', money(counts.overLimitMinor, counts)),
          ]
        : [],
    ),
    onHold: linked({ ...own, status: 'on_hold' }, figure('onHold', count(counts.onHold), [])),
    withoutOwner: linked(
      { ownerId: 'none' },
      figure('withoutOwner', count(counts.withoutOwner), []),
    ),
  }
  return figuresOf[role]
    .filter((key) => key !== 'balance' || seesBalance(reader))
    .map((key) => figures[key])
}

function seesBalance(reader: Reader): boolean {
  return fieldAccess(reader, 'customers.balanceMinor') !== 'hidden'
}

/** Who is over the limit tells both: the balance, and the limit. */
export function seesCredit(reader: Reader): boolean {
  return seesBalance(reader) && fieldAccess(reader, 'customers.creditLimitMinor') !== 'hidden'
}

const figuresOf = {
  owner: ['customers', 'added', 'balance', 'withoutOwner'],
  manager: ['customers', 'added', 'balance', 'withoutOwner'],
  rep: ['customers', 'added', 'balance', 'onHold'],
  warehouse: ['customers', 'onHold'],
  viewer: ['customers', 'added', 'onHold'],
} as const satisfies Record<Role, readonly string[]>

function figure(
  key: string,
  value: ExplainedValue,
  because: Explanation[],
  previous: ExplainedValue | null = null,
): TodayFigure {
  const explanation = { fact: `today.${key}`, rule: `today.rule.${key}`, value, because }
  return { key, explanation, previous }
}

function withRule(rule: string, shown: TodayFigure): TodayFigure {
  return { ...shown, explanation: { ...shown.explanation, rule: `today.rule.${rule}` } }
}

function linked(filter: Record<string, string>, shown: TodayFigure): TodayFigure {
  const link = { entity: 'customers', filter }
  return { ...shown, explanation: { ...shown.explanation, link } }
}

function fact(key: string, value: ExplainedValue, filter?: Record<string, string>): Explanation {
  return {
    fact: `today.${key}`,
    value,
    ...(filter ? { link: { entity: 'customers', filter } } : {}),
  }
}

function count(value: number): ExplainedValue {
  return { kind: 'count', value }
}

function money(amountMinor: number, { currency }: { currency: string }): ExplainedValue {
  return { kind: 'money', amountMinor, currency }
}
