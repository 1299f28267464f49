import { randomUUID } from 'node:crypto'
import { roles as everyone, type Role } from '@leora/domain/actor'
import { aMember, anApiKey, signIn, type TestActor, type TestTenant } from '@leora/testing/actors'
import { aCustomer } from '@leora/testing/builders/customer'
import { activityExpectations } from './expected-activities.ts'
import { codeChannelExpectations } from './expected-code-channels.ts'
import { contactExpectations } from './expected-contacts.ts'
import { identityExpectations } from './expected-identities.ts'
import { orderExpectations } from './expected-orders.ts'
import { passkeyExpectations } from './expected-passkeys.ts'
import { ofRights } from './expected-rights.ts'
import { secondFactorExpectations } from './expected-second-factor.ts'
import { signUpExpectations } from './expected-sign-up.ts'
import { taskExpectations } from './expected-tasks.ts'
import { viewExpectations } from './expected-views.ts'

/** What one procedure promises for one kind of input; the tests try every role, key and company. */
export interface Expected {
  allowed: readonly Role[]
  /** False when only a signed-in person may, never a key. */
  keys: boolean
  /** True when the person must have proven to be there a moment ago. */
  stepUp?: true
  /** True when it is open even to whom the company lets in only with a second factor. */
  beforeGate?: true
  /** True when it changes how the person signs in, so that it is tried with somebody of their own. */
  ownPerson?: true
  /** Statements of its own at most, whatever the number of rows. */
  statements: number
  input?: (actor: TestActor, company: TestTenant) => Promise<unknown> | unknown
  /** What the record says after a success: entity and action, or why it says nothing. */
  recorded?: readonly [entity: string, action: string] | { not: string }
}

const sellers = ['owner', 'manager', 'rep'] as const
const leaders = ['owner', 'manager'] as const
const personal = { not: 'identity belongs to the person, not to a company' }

async function aNotification(actor: TestActor): Promise<string> {
  const id = randomUUID()
  await actor.database.admin`
    insert into notifications (tenant_id, id, user_id, kind, params)
    values (${actor.tenantId}, ${id}, ${actor.userId}, 'customer_assigned', '{"customer": "The Anchor"}')`
  return id
}

const customerOf = ({ owner }: TestTenant) => aCustomer(owner)

/** By wire name; a procedure with several kinds of input has several rows. */
export const expected: Record<string, Expected | readonly Expected[]> = {
  'account.ping': { allowed: everyone, keys: true, statements: 0 },
  'account.me': { allowed: everyone, keys: true, beforeGate: true, statements: 1 },
  'account.updateProfile': {
    allowed: everyone,
    keys: false,
    beforeGate: true,
    statements: 1,
    input: (actor) => ({ name: actor.name, theme: 'dark' }),
    recorded: personal,
  },
  'account.switchTenant': {
    allowed: everyone,
    keys: false,
    beforeGate: true,
    statements: 1,
    input: ({ tenantId }) => ({ tenantId }),
    recorded: personal,
  },
  'account.listSessions': { allowed: everyone, keys: false, beforeGate: true, statements: 1 },
  'account.endSession': {
    allowed: everyone,
    keys: false,
    beforeGate: true,
    statements: 1,
    input: async (actor) => ({ id: (await signIn(actor.database, actor)).sessionId }),
    recorded: personal,
  },
  'account.endOtherSessions': {
    allowed: everyone,
    keys: false,
    beforeGate: true,
    ownPerson: true,
    statements: 1,
    input: () => ({}),
    recorded: personal,
  },
  'account.listApiKeys': { allowed: leaders, keys: false, statements: 1 },
  'account.createApiKey': {
    allowed: leaders,
    keys: false,
    stepUp: true,
    statements: 4,
    input: () => ({ name: 'Stock keeping', scopes: ['read'] }),
    recorded: ['api_keys', 'created'],
  },
  'account.revokeApiKey': {
    allowed: leaders,
    keys: false,
    stepUp: true,
    statements: 1,
    input: async (_actor, { owner }) => ({ id: (await anApiKey(owner, ['read'])).sessionId }),
    recorded: ['api_keys', 'updated'],
  },
  'account.listNotifications': {
    allowed: everyone,
    keys: false,
    statements: 2,
    input: () => ({}),
  },
  'account.markNotificationsRead': {
    allowed: everyone,
    keys: false,
    statements: 1,
    input: async (actor) => ({ ids: [await aNotification(actor)] }),
    recorded: ['notifications', 'updated'],
  },
  ...secondFactorExpectations,
  ...codeChannelExpectations,
  ...identityExpectations,
  ...passkeyExpectations,
  ...signUpExpectations,
  'admin.listJobs': { allowed: leaders, keys: true, statements: 1 },
  'admin.listMembers': { allowed: everyone, keys: true, statements: 1 },
  'admin.listMemberSessions': {
    allowed: ['owner'],
    keys: false,
    statements: 2,
    input: (_actor, { rep }) => ({ userId: rep.userId }),
  },
  'admin.endMemberSessions': {
    allowed: ['owner'],
    keys: false,
    statements: 2,
    input: async ({ database }, { tenant }) => ({
      userId: (await aMember(database, tenant.id, 'viewer')).userId,
    }),
    recorded: ['members', 'ended_sessions'],
  },
  'admin.setMemberRole': {
    allowed: ['owner'],
    keys: false,
    stepUp: true,
    statements: 6,
    input: async ({ database }, { tenant }) => ({
      userId: (await aMember(database, tenant.id, 'viewer')).userId,
      role: 'warehouse',
      reason: 'Works in the warehouse now',
    }),
    recorded: ['members', 'permission_changed'],
  },
  ...ofRights,
  ...contactExpectations,
  ...activityExpectations,
  ...taskExpectations,
  ...viewExpectations,
  'crm.customers.list': [
    { allowed: everyone, keys: true, statements: 1, input: () => ({}) },
    {
      allowed: everyone,
      keys: true,
      statements: 2,
      input: ({ userId }) => ({ ownerId: userId, text: 'anchor', sort: 'balance', order: 'desc' }),
    },
  ],
  'crm.customers.get': {
    allowed: everyone,
    keys: true,
    statements: 1,
    input: async (_actor, company) => ({ id: (await customerOf(company)).id }),
  },
  'crm.customers.search': {
    allowed: everyone,
    keys: true,
    statements: 1,
    input: () => ({ text: 'anchor' }),
  },
  'crm.customers.stats': { allowed: everyone, keys: true, statements: 1 },
  'crm.customers.create': {
    allowed: sellers,
    keys: true,
    statements: 2,
    input: (_actor, { rep }) => ({ id: randomUUID(), name: 'The Anchor', ownerId: rep.userId }),
    recorded: ['customers', 'created'],
  },
  'crm.customers.update': {
    allowed: sellers,
    keys: true,
    statements: 3,
    input: async (_actor, company) => ({
      id: (await customerOf(company)).id,
      expectedVersion: 1,
      changes: { name: 'The Old Anchor', ownerId: company.manager.userId },
    }),
    recorded: ['customers', 'updated'],
  },
  'crm.customers.delete': {
    allowed: leaders,
    keys: true,
    statements: 2,
    input: async (_actor, company) => ({
      id: (await customerOf(company)).id,
      expectedVersion: 1,
    }),
    recorded: ['customers', 'deleted'],
  },
  'crm.customers.restore': {
    allowed: leaders,
    keys: true,
    statements: 2,
    input: async (_actor, company) => {
      const { id } = await customerOf(company)
      await company.owner.caller.crm.customers.delete({ id, expectedVersion: 1 })
      return { id }
    },
    recorded: ['customers', 'restored'],
  },
  'crm.extensions.getAuditLog': [
    { allowed: leaders, keys: true, statements: 1, input: () => ({}) },
    {
      allowed: leaders,
      keys: true,
      statements: 2,
      input: ({ userId }) => ({ actorId: userId }),
    },
    {
      allowed: everyone,
      keys: true,
      statements: 2,
      input: async (_actor, company) => ({
        entityType: 'customers',
        entityId: (await customerOf(company)).id,
      }),
    },
  ],
  'crm.extensions.logAudit': {
    allowed: ['owner', 'manager', 'rep', 'warehouse'],
    keys: true,
    statements: 1,
    input: async (_actor, company) => ({
      entityType: 'customers',
      entityId: (await customerOf(company)).id,
      action: 'exported',
      note: 'For the yearly letter',
    }),
    recorded: ['customers', 'exported'],
  },
  ...orderExpectations,
  'live.changes': { allowed: everyone, keys: true, statements: 0 },
  'metrics.getToday': { allowed: everyone, keys: true, statements: 3 },
}
