import type { Actor } from '../actor.ts'
import { canDeleteCustomer, canEditCustomer, canReadCustomers } from '../customers/policy.ts'
import type { OwnedRow } from '../permissions/allow.ts'
import { deny, type Verdict } from '../policy.ts'

export function canReadActivities(actor: Actor): Verdict {
  return canReadCustomers(actor)
}

/** Without a customer: may they log one with any at all? */
export function canLogActivity(actor: Actor, customer?: OwnedRow): Verdict {
  return canEditCustomer(actor, {}, customer)
}

/** What somebody wrote down is theirs to correct, and of those who may delete the whole customer. */
export function canEditActivity(
  actor: Actor,
  customer: OwnedRow,
  { authorId }: { authorId: string },
): Verdict {
  const edit = canEditCustomer(actor, {}, customer)
  if (!edit.allowed || authorId === actor.userId) return edit
  return canDeleteCustomer(actor, customer).allowed
    ? edit
    : deny('Only whoever logged an activity, or a manager, changes it. Ask your manager.')
}
