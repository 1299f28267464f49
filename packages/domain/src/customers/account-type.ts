import { addDays, addMonths, type Day } from '../local-day.ts'

export const accountTypes = ['active', 'target', 'prospect'] as const
export type AccountType = (typeof accountTypes)[number]

export const priorities = ['high', 'medium', 'low'] as const
export type Priority = (typeof priorities)[number]

/** The last day of each, counted from the last order. */
const activeMonths = 6
const targetMonths = 12

export interface Classification {
  accountType: AccountType
  /** The day on which it becomes another if no order comes; null for a prospect, who stays one. */
  changesOn: Day | null
}

/**
 * ACTIVE up to the day six calendar months after the last order, TARGET up to the day twelve months
 * after it, PROSPECT from then on, or without an order. Both days are in the company's zone.
 */
export function classify(lastOrderOn: Day | null, today: Day): Classification {
  if (lastOrderOn === null) return { accountType: 'prospect', changesOn: null }
  const lastActive = addMonths(lastOrderOn, activeMonths)
  const lastTarget = addMonths(lastOrderOn, targetMonths)
  if (today <= lastActive) return { accountType: 'active', changesOn: addDays(lastActive, 1) }
  if (today <= lastTarget) return { accountType: 'target', changesOn: addDays(lastTarget, 1) }
  return { accountType: 'prospect', changesOn: null }
}

/** What the account type becomes on the day it changes. */
export function nextAccountType(accountType: AccountType): AccountType {
  return accountType === 'active' ? 'target' : 'prospect'
}

const priorityOfType = {
  active: 'high',
  target: 'medium',
  prospect: 'low',
} as const satisfies Record<AccountType, Priority>

export function derivedPriority(accountType: AccountType): Priority {
  return priorityOfType[accountType]
}

/** A priority that a person set, up to and with a day. */
export interface PriorityOverride {
  readonly priority: Priority
  readonly reason: string
  readonly expiresOn: Day
}

export function isInForce(
  override: Pick<PriorityOverride, 'expiresOn'> | null,
  today: Day,
): boolean {
  return override !== null && today <= override.expiresOn
}

export function priorityOf(
  accountType: AccountType,
  override: Pick<PriorityOverride, 'priority' | 'expiresOn'> | null,
  today: Day,
): Priority {
  return override !== null && isInForce(override, today)
    ? override.priority
    : derivedPriority(accountType)
}
