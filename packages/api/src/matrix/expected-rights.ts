import { randomUUID } from 'node:crypto'
import { roles } from '@leora/domain/actor'
import { aMember, type TestTenant } from '@leora/testing/actors'
import { aCustomer } from '@leora/testing/builders/customer'
import { aPermissionSet, aTeam } from '@leora/testing/builders/rights'
import type { Expected } from './expected.ts'

const reason = 'Helps out in the south'
const uniqueName = () => `Named ${randomUUID()}`

const explained = async ({ owner, rep }: TestTenant) => ({
  entityType: 'customers',
  entityId: (await aCustomer(owner, { ownerId: rep.userId })).id,
  act: 'customers.edit',
})

/** Teams, permission sets, and why somebody may. */
export const ofRights: Record<string, Expected> = {
  'account.explainAccess': {
    allowed: roles,
    keys: true,
    statements: 1,
    input: (_actor, company) => explained(company),
  },
  'admin.explainAccess': {
    allowed: ['owner', 'manager'],
    keys: true,
    statements: 1,
    input: async (_actor, company) => ({
      ...(await explained(company)),
      userId: company.viewer.userId,
    }),
  },
  'admin.listTeams': { allowed: roles, keys: true, statements: 1 },
  'admin.createTeam': {
    allowed: ['owner'],
    keys: false,
    statements: 4,
    input: (_actor, { rep, manager }) => ({
      id: randomUUID(),
      name: uniqueName(),
      leadId: manager.userId,
      userIds: [rep.userId],
    }),
    recorded: ['teams', 'created'],
  },
  'admin.updateTeam': {
    allowed: ['owner'],
    keys: false,
    statements: 5,
    input: async (_actor, { owner, rep, viewer, manager }) => ({
      id: await aTeam(owner, { people: [rep] }),
      expectedVersion: 1,
      changes: { name: uniqueName(), leadId: manager.userId, userIds: [viewer.userId] },
    }),
    recorded: ['teams', 'updated'],
  },
  'admin.deleteTeam': {
    allowed: ['owner'],
    keys: false,
    statements: 3,
    input: async (_actor, { owner, rep }) => ({
      id: await aTeam(owner, { people: [rep] }),
      expectedVersion: 1,
    }),
    recorded: ['teams', 'deleted'],
  },
  'admin.restoreTeam': {
    allowed: ['owner'],
    keys: false,
    statements: 3,
    input: async (_actor, { owner, rep }) => ({
      id: await aTeam(owner, { people: [rep], isDeleted: true }),
    }),
    recorded: ['teams', 'restored'],
  },
  'admin.listPermissionSets': { allowed: roles, keys: true, statements: 1 },
  'admin.createPermissionSet': {
    allowed: ['owner'],
    keys: false,
    stepUp: true,
    statements: 2,
    input: () => ({
      id: randomUUID(),
      name: uniqueName(),
      description: 'For the first months',
      grants: { 'customers.read': 'team', 'customers.edit': 'own' },
      fields: { 'customers.creditLimitMinor': 'hidden' },
    }),
    recorded: ['permission_sets', 'created'],
  },
  'admin.updatePermissionSet': {
    allowed: ['owner'],
    keys: false,
    stepUp: true,
    statements: 4,
    input: async (_actor, { owner }) => ({
      id: await aPermissionSet(owner, {}),
      expectedVersion: 1,
      changes: { grants: { 'customers.read': 'tenant' } },
      reason,
    }),
    recorded: ['permission_sets', 'permission_changed'],
  },
  'admin.deletePermissionSet': {
    allowed: ['owner'],
    keys: false,
    stepUp: true,
    statements: 4,
    input: async (_actor, { owner }) => ({
      id: await aPermissionSet(owner, {}),
      expectedVersion: 1,
    }),
    recorded: ['permission_sets', 'deleted'],
  },
  'admin.assignPermissionSet': {
    allowed: ['owner'],
    keys: false,
    stepUp: true,
    statements: 7,
    input: async ({ database }, { tenant, owner }) => ({
      userId: (await aMember(database, tenant.id, 'viewer')).userId,
      permissionSetId: await aPermissionSet(owner, {}),
      reason,
    }),
    recorded: ['members', 'permission_changed'],
  },
}
