import type { Actor } from '../actor.ts'
import { canEditCustomer, canReadCustomers } from '../customers/policy.ts'
import type { OwnedRow } from '../permissions/allow.ts'
import type { Verdict } from '../policy.ts'

/** A contact is part of its customer: who sees the one sees the other. */
export function canReadContacts(actor: Actor): Verdict {
  return canReadCustomers(actor)
}

/** Without a customer: may they change the contacts of any at all? */
export function canEditContacts(actor: Actor, customer?: OwnedRow): Verdict {
  return canEditCustomer(actor, {}, customer)
}
