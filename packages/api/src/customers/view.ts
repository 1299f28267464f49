import type { Actor } from '@leora/domain/actor'
import type { Act } from '@leora/domain/permissions/acts'
import { hiddenFields, reachedOwners } from '@leora/domain/permissions/rights'

/** What of the customers somebody may see. */
export interface CustomerView {
  /** Whose customers; null for all of the company's. */
  readonly owners: readonly string[] | null
  readonly hidden: readonly string[]
}

export const wholeView: CustomerView = { owners: null, hidden: [] }

export function customerView(actor: Actor, act: Act = 'customers.read'): CustomerView {
  return { owners: reachedOwners(actor, act), hidden: hiddenFields(actor, 'customers') }
}

type Bind = (value: unknown) => string

/** The condition on whose customers a statement reads; nothing for who may see all of them. */
export function withinReach({ owners }: CustomerView, bind: Bind, owner = 'c.owner_id'): string[] {
  if (owners === null) return []
  const [first] = owners
  // A single owner keeps the order of an index, which a list of them may not.
  return owners.length === 1
    ? [`${owner} = ${bind(first)}::uuid`]
    : [`${owner} = any (${bind(owners)}::uuid[])`]
}

/** Adds to the params of a statement and answers the place. */
export function binder(params: unknown[]): Bind {
  return (value) => `$${params.push(value)}`
}
