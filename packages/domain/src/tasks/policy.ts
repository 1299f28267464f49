import type { Actor } from '../actor.ts'
import { canEditCustomer, canReadCustomers } from '../customers/policy.ts'
import type { OwnedRow } from '../permissions/allow.ts'
import { allow, type Verdict } from '../policy.ts'

export function canReadTasks(actor: Actor): Verdict {
  return canReadCustomers(actor)
}

/** For a customer, or for none. */
export function canCreateTask(actor: Actor, customer?: OwnedRow): Verdict {
  return canEditCustomer(actor, {}, customer)
}

/** Whoever is to do a task may change it and say that it is done, whatever else they may. */
export function canEditTask(
  actor: Actor,
  { assigneeId }: { assigneeId: string },
  customer?: OwnedRow,
): Verdict {
  return assigneeId === actor.userId ? allow() : canEditCustomer(actor, {}, customer)
}
