import type { Role } from '../actor.ts'
import { type Act, actNames, type Grants } from './acts.ts'
import type { FieldRules } from './fields.ts'

export interface RoleRights {
  readonly grants: Grants
  readonly fields: FieldRules
}

const wholeCompany = (acts: readonly Act[]): Grants =>
  Object.fromEntries(acts.map((act) => [act, 'tenant'] as const))

const viewer = ['customers.read', 'orders.read', 'members.read'] as const
const warehouse = [...viewer, 'audit.write'] as const
const rep = [
  ...warehouse,
  'customers.create',
  'customers.edit',
  'customers.assign',
  'orders.create',
  'orders.cancel',
] as const
const manager = [
  ...rep,
  'customers.delete',
  'customers.restore',
  'healthWeights.edit',
  'data.export',
  'audit.read',
  'access.explain',
  'members.invite',
  'members.suspend',
  'apiKeys.manage',
  'jobs.read',
] as const

/** What each role of the product may do; it reaches the whole company. */
export const roleRights: Readonly<Record<Role, RoleRights>> = {
  owner: { grants: wholeCompany(actNames), fields: {} },
  manager: { grants: wholeCompany(manager), fields: {} },
  rep: {
    grants: wholeCompany(rep),
    fields: { 'customers.creditLimitMinor': 'read', 'products.margin': 'hidden' },
  },
  warehouse: { grants: wholeCompany(warehouse), fields: { 'products.margin': 'hidden' } },
  viewer: { grants: wholeCompany(viewer), fields: { 'products.margin': 'hidden' } },
}
