import type { Customer } from '@leora/domain/customers/customer'
import type { CustomerChanges } from '@leora/domain/customers/inputs'
import { type EditableField, isSameValue } from './customer-fields.ts'

export interface Conflict {
  current: Customer
  /** Fields both sides changed to something different. */
  contested: EditableField[]
}

/** What two people changed at once: fields only one of them touched need no choice. */
export function findConflict(
  base: Partial<Customer>,
  mine: CustomerChanges,
  current: Customer,
): Conflict {
  const touched = Object.keys(mine) as EditableField[]
  return {
    current,
    contested: touched.filter(
      (field) =>
        !isSameValue(base[field], current[field]) && !isSameValue(mine[field], current[field]),
    ),
  }
}

/** My changes that remain after the choice. */
export function resolveConflict(
  mine: CustomerChanges,
  conflict: Conflict,
  choice: Partial<Record<EditableField, 'mine' | 'theirs'>>,
): CustomerChanges {
  return Object.fromEntries(
    Object.entries(mine).filter(([field, value]) => {
      const name = field as EditableField
      if (isSameValue(value, conflict.current[name])) return false
      return !conflict.contested.includes(name) || choice[name] === 'mine'
    }),
  )
}
