import { canAssignCustomers } from '@leora/domain/customers/policy'
import { type FieldAccess, isRuledField } from '@leora/domain/permissions/fields'
import { fieldAccess } from '@leora/domain/permissions/rights'
import { useActor } from '#shared/session/me.ts'

/** What the signed-in person may do with a field of the customers they may edit. */
export function useFieldAccess() {
  const actor = useActor()
  return (name: string): FieldAccess => {
    if (name === 'ownerId') return canAssignCustomers(actor).allowed ? 'edit' : 'read'
    const field = `customers.${name}`
    return isRuledField(field) ? fieldAccess(actor, field) : 'edit'
  }
}
