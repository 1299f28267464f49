import type { Actor } from '../actor.ts'
import { allowAct, allowActOn, allowField, type OwnedRow } from '../permissions/allow.ts'
import { isRuledField } from '../permissions/fields.ts'
import { fieldAccess, isReached, reachOf } from '../permissions/rights.ts'
import { allow, deny, type Verdict } from '../policy.ts'
import type { CustomerChanges, ListCustomersInput } from './inputs.ts'

export function canReadCustomers(actor: Actor): Verdict {
  return allowAct(actor, 'customers.read')
}

/** A list in the order of a hidden figure, or chosen by it, would tell it. */
export function canListCustomers(
  actor: Actor,
  { sort, isOverLimit }: Pick<ListCustomersInput, 'sort' | 'isOverLimit'>,
): Verdict {
  const read = canReadCustomers(actor)
  if (!read.allowed) return read
  const hidesBalance = fieldAccess(actor, 'customers.balanceMinor') === 'hidden'
  if (sort === 'balance' && hidesBalance) {
    return deny(
      'You may not see the balance, so the list cannot be sorted by it. Choose another order.',
    )
  }
  if (
    isOverLimit &&
    (hidesBalance || fieldAccess(actor, 'customers.creditLimitMinor') === 'hidden')
  ) {
    return deny(
      'You may not see balance and credit limit, so the list cannot be filtered by them. Remove the filter.',
    )
  }
  return read
}

export function canCreateCustomer(actor: Actor, input: CustomerChanges): Verdict {
  const create = allowAct(actor, 'customers.create')
  if (!create.allowed) return create
  // What a new customer has anyway is not set by naming it.
  const named = Object.entries(input).filter(
    ([name, value]) => value !== null && value !== presets[name],
  )
  const ownerId = input.ownerId === null ? { ownerId: null } : {}
  return canSetFields(actor, { ...Object.fromEntries(named), ...ownerId }, actor.userId)
}

const presets: Readonly<Record<string, unknown>> = {
  status: 'active',
  customerType: 'on_premise',
  lifecycleStage: 'lead',
}

/** Whose a new customer is when nobody is named: theirs who could not see it otherwise. */
export function ownerOfNewCustomer(actor: Actor, ownerId: string | null | undefined) {
  const isLost = ownerId === undefined && reachOf(actor, 'customers.read') !== 'tenant'
  return isLost ? actor.userId : ownerId
}

/** Without a customer: may they change one at all? */
export function canEditCustomer(
  actor: Actor,
  changes: CustomerChanges,
  customer?: OwnedRow,
): Verdict {
  const edit = canActOn(actor, 'customers.edit', customer)
  return edit.allowed ? canSetFields(actor, changes, customer?.ownerId) : edit
}

export function canDeleteCustomer(actor: Actor, customer?: OwnedRow): Verdict {
  return canActOn(actor, 'customers.delete', customer)
}

export function canRestoreCustomer(actor: Actor, customer?: OwnedRow): Verdict {
  return canActOn(actor, 'customers.restore', customer)
}

function canActOn(
  actor: Actor,
  act: 'customers.edit' | 'customers.delete' | 'customers.restore',
  customer: OwnedRow | undefined,
): Verdict {
  return customer ? allowActOn(actor, act, customer) : allowAct(actor, act)
}

function canSetFields(
  actor: Actor,
  changes: CustomerChanges,
  ownerId: string | null | undefined,
): Verdict {
  for (const [name, value] of Object.entries(changes)) {
    const field = `customers.${name}`
    if (value === undefined || !isRuledField(field)) continue
    const verdict = allowField(actor, field, name)
    if (!verdict.allowed) return verdict
  }
  return changes.ownerId === undefined || changes.ownerId === ownerId
    ? allow()
    : canAssignTo(actor, changes.ownerId)
}

/** Whether they may give customers to anybody at all, themselves included. */
export function canAssignCustomers(actor: Actor): Verdict {
  return allowAct(actor, 'customers.assign')
}

/** The reach of assigning is to whom: oneself, people of one's teams, or anybody and nobody. */
export function canAssignTo(actor: Actor, ownerId: string | null): Verdict {
  const assign = allowAct(actor, 'customers.assign')
  if (!assign.allowed || isReached(actor, 'customers.assign', ownerId)) return assign
  return reachOf(actor, 'customers.assign') === 'own'
    ? deny(
        'You may take customers for yourself, not give them to others. Ask an owner of your company.',
      )
    : deny('You may give customers to people of your teams only. Ask an owner of your company.')
}
