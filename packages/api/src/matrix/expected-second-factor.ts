import { roles } from '@leora/domain/actor'
import { aMember } from '@leora/testing/actors'
import { anAuthenticator, aPassword } from '@leora/testing/builders/authenticator'
import type { TestDatabase } from '@leora/testing/database'
import type { Expected } from './expected.ts'

const everyone = roles
const personal = { not: 'identity belongs to the person, not to a company' }

async function policyVersion({ admin }: TestDatabase, tenantId: string): Promise<number> {
  const [row] = await admin`
    insert into security_policies (tenant_id) values (${tenantId})
    on conflict (tenant_id) do update set version = security_policies.version returning version`
  return row?.['version']
}

export const secondFactorExpectations: Record<string, Expected> = {
  'account.getSecurity': { allowed: everyone, keys: false, beforeGate: true, statements: 1 },
  'account.stepUp': {
    allowed: everyone,
    ownPerson: true,
    keys: false,
    beforeGate: true,
    statements: 6,
    input: async (actor) => ({ method: 'password', password: await aPassword(actor) }),
    recorded: personal,
  },
  'account.proveFactor': {
    allowed: everyone,
    ownPerson: true,
    keys: false,
    beforeGate: true,
    statements: 6,
    input: async (actor) => ({ method: 'totp', code: (await anAuthenticator(actor)).nextCode() }),
    recorded: personal,
  },
  'account.beginTotp': {
    allowed: everyone,
    ownPerson: true,
    keys: false,
    beforeGate: true,
    stepUp: true,
    statements: 2,
    recorded: personal,
  },
  'account.confirmTotp': {
    allowed: everyone,
    ownPerson: true,
    keys: false,
    beforeGate: true,
    stepUp: true,
    statements: 11,
    input: async (actor) => ({
      code: (await anAuthenticator(actor, { isConfirmed: false })).nextCode(),
    }),
    recorded: ['emails', 'created'],
  },
  'account.removeTotp': {
    allowed: everyone,
    ownPerson: true,
    keys: false,
    stepUp: true,
    statements: 6,
    input: async (actor) => void (await anAuthenticator(actor)),
    recorded: ['emails', 'created'],
  },
  'account.renewRecoveryCodes': {
    allowed: everyone,
    ownPerson: true,
    keys: false,
    stepUp: true,
    statements: 6,
    input: async (actor) => void (await anAuthenticator(actor)),
    recorded: ['emails', 'created'],
  },
  'admin.resetFactors': {
    allowed: ['owner'],
    keys: false,
    stepUp: true,
    statements: 6,
    input: async ({ database }, { tenant }) => ({
      userId: (await aMember(database, tenant.id, 'rep')).userId,
      reason: 'The phone was lost',
    }),
    recorded: ['members', 'permission_changed'],
  },
  'admin.getSecurityOverview': {
    allowed: ['owner'],
    keys: true,
    statements: 1,
    input: () => ({ days: 7 }),
  },
  'admin.listSignIns': {
    allowed: ['owner'],
    keys: true,
    statements: 1,
    input: (_actor, { rep }) => ({ userId: rep.userId, group: 'refused' }),
  },
  'admin.exportSignIns': {
    allowed: ['owner'],
    keys: false,
    stepUp: true,
    statements: 2,
    input: () => ({ days: 7 }),
    recorded: ['tenants', 'exported'],
  },
  'admin.getSecurityPolicy': { allowed: ['owner'], keys: true, statements: 1 },
  'admin.setSecurityPolicy': {
    allowed: ['owner'],
    keys: false,
    stepUp: true,
    statements: 1,
    input: async ({ tenantId, database }) => ({
      expectedVersion: await policyVersion(database, tenantId),
      factorRequiredRoles: [],
      idleMinutes: 60 + (await policyVersion(database, tenantId)),
      absoluteHours: 12,
    }),
    recorded: ['security_policies', 'updated'],
  },
}
