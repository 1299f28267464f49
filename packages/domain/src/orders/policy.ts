import type { Actor } from '../actor.ts'
import { allowAct, allowActOn, type OwnedRow } from '../permissions/allow.ts'
import type { Verdict } from '../policy.ts'

/** An order belongs to whoever looks after its customer. */
export function canReadOrders(actor: Actor): Verdict {
  return allowAct(actor, 'orders.read')
}

export function canCreateOrder(actor: Actor, customer?: OwnedRow): Verdict {
  return customer ? allowActOn(actor, 'orders.create', customer) : allowAct(actor, 'orders.create')
}

export function canCancelOrder(actor: Actor, customer?: OwnedRow): Verdict {
  return customer ? allowActOn(actor, 'orders.cancel', customer) : allowAct(actor, 'orders.cancel')
}
