import { describe, expect, test } from 'vitest'
import { canActAsPerson, canManageApiKeys } from './account/policy.ts'
import { type Actor, actorKinds, type Role, roles } from './actor.ts'
import { canReadJobs, canReadMembers, canSetMemberRole } from './admin/admin.ts'
import { canLogAudit, canReadAuditLog } from './audit/audit.ts'
import type { Verdict } from './policy.ts'

const everyone = roles
const leaders = ['owner', 'manager'] as const

interface Row {
  can: (actor: Actor) => Verdict
  allowed: readonly Role[]
  /** True when only a person may, never a key. */
  isPersonal: boolean
}

const page = { limit: 50 }
const table: Record<string, Row> = {
  'manage API keys': { can: canManageApiKeys, allowed: leaders, isPersonal: true },
  'act as a person': { can: canActAsPerson, allowed: everyone, isPersonal: true },
  'see the members': { can: canReadMembers, allowed: everyone, isPersonal: false },
  'change a role': {
    can: (actor) => canSetMemberRole(actor, { userId: 'other' }),
    allowed: ['owner'],
    isPersonal: true,
  },
  'change the own role': {
    can: (actor) => canSetMemberRole(actor, actor),
    allowed: [],
    isPersonal: true,
  },
  'see background jobs': { can: canReadJobs, allowed: leaders, isPersonal: false },
  'read the whole history': {
    can: (actor) => canReadAuditLog(actor, page),
    allowed: leaders,
    isPersonal: false,
  },
  "read one customer's history": {
    can: (actor) => canReadAuditLog(actor, { ...page, entityType: 'customers', entityId: 'c' }),
    allowed: everyone,
    isPersonal: false,
  },
  "read one member's history": {
    can: (actor) => canReadAuditLog(actor, { ...page, entityType: 'members', entityId: 'm' }),
    allowed: leaders,
    isPersonal: false,
  },
  'write to the history': {
    can: canLogAudit,
    allowed: ['owner', 'manager', 'rep', 'warehouse'],
    isPersonal: false,
  },
}

describe.for(Object.entries(table))('%s', ([, { can, allowed, isPersonal }]) => {
  test.for(roles.flatMap((role) => actorKinds.map((kind) => [role, kind] as const)))(
    'as %s by %s',
    ([role, kind]) => {
      const actor: Actor = {
        kind,
        role,
        tenantId: 't',
        userId: 'u',
        scopes: ['read', 'write'],
        sessionId: 's',
        permissionSet: null,
        gate: null,
        isSteppedUp: false,
      }
      const verdict = can(actor)
      expect(verdict.allowed).toBe(allowed.includes(role) && !(isPersonal && kind !== 'user'))
      if (!verdict.allowed) expect(verdict.because).toMatch(/[.]$/)
    },
  )
})
