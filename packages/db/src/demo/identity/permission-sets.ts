import type { Grants } from '@leora/domain/permissions/acts'
import type { FieldRules } from '@leora/domain/permissions/fields'
import { daysBefore } from '../calendar.ts'
import type { DemoCompany } from '../company.ts'
import { makeId } from '../make-id.ts'
import { createRandom } from '../random.ts'

interface DemoPermissionSet {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly grants: Grants
  readonly fields: FieldRules
  readonly createdAt: Date
}

const sets: readonly Pick<DemoPermissionSet, 'name' | 'description' | 'grants' | 'fields'>[] = [
  {
    name: 'Key account rep',
    description: 'Looks after restaurant groups and hotels together with the team, terms included.',
    grants: {
      'customers.read': 'team',
      'customers.create': 'tenant',
      'customers.edit': 'team',
      'customers.assign': 'team',
      'orders.read': 'team',
      'orders.create': 'team',
      'members.read': 'tenant',
      'audit.write': 'tenant',
    },
    fields: { 'customers.creditLimitMinor': 'read', 'customers.licenceNumber': 'read' },
  },
  {
    name: 'Warehouse lead',
    description: 'Sees every stop to plan the runs; prices and credit are none of its business.',
    grants: {
      'customers.read': 'tenant',
      'customers.edit': 'tenant',
      'orders.read': 'tenant',
      'members.read': 'tenant',
      'audit.write': 'tenant',
    },
    fields: {
      'customers.creditLimitMinor': 'hidden',
      'customers.balanceMinor': 'hidden',
      'customers.paymentTerms': 'hidden',
      'customers.status': 'read',
      'products.margin': 'hidden',
    },
  },
  {
    name: 'Bookkeeping read-only',
    description: 'Reads accounts, credit and the whole history for the books. Changes nothing.',
    grants: {
      'customers.read': 'tenant',
      'orders.read': 'tenant',
      'data.export': 'tenant',
      'audit.read': 'tenant',
      'members.read': 'tenant',
    },
    fields: { 'customers.notes': 'hidden' },
  },
]

/** Of a company that has people to give them to. */
export function listPermissionSets({ members, seed, asOf }: DemoCompany): DemoPermissionSet[] {
  const random = createRandom(seed, 'permission sets')
  return sets
    .filter(({ name }) => members.some(({ permissionSet }) => permissionSet === name))
    .map((set) => {
      const createdAt = daysBefore(asOf, random.between(120, 300))
      return { ...set, id: makeId(random, createdAt), createdAt }
    })
}
