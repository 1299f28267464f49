import type { Actor } from '../actor.ts'
import { allow, allowRoles, deny, type Verdict } from '../policy.ts'
import type { CustomerChanges } from './inputs.ts'

const everyRole = ['owner', 'manager', 'rep', 'warehouse', 'viewer'] as const
const sellers = ['owner', 'manager', 'rep'] as const

export function canReadCustomers(actor: Actor): Verdict {
  return allowRoles(actor, everyRole, 'read customers')
}

export function canCreateCustomer(actor: Actor, input: CustomerChanges): Verdict {
  const seller = allowRoles(actor, sellers, 'add customers')
  return seller.allowed ? canSetFields(actor, input) : seller
}

export function canEditCustomer(actor: Actor, changes: CustomerChanges): Verdict {
  const seller = allowRoles(actor, sellers, 'change customers')
  return seller.allowed ? canSetFields(actor, changes) : seller
}

export function canDeleteCustomer(actor: Actor): Verdict {
  return allowRoles(actor, ['owner', 'manager'], 'delete customers')
}

export function canRestoreCustomer(actor: Actor): Verdict {
  return allowRoles(actor, ['owner', 'manager'], 'restore customers')
}

function canSetFields(actor: Actor, changes: CustomerChanges): Verdict {
  if (changes.creditLimitMinor !== undefined && actor.role === 'rep') {
    return deny('A rep may not set the credit limit. Ask your manager.')
  }
  return allow()
}
