import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, instant, tenantId } from '../columns.ts'
import { members } from './members.ts'
import { permissionSets } from './permissions.ts'
import { tenants } from './tenants.ts'

export const invitations = pgTable(
  'invitations',
  {
    tenantId: tenantId().references(() => tenants.tenantId),
    id: uuid('id').notNull(),
    tokenHash: bytes('token_hash').notNull(),
    email: text('email').notNull(),
    role: text('role').notNull(),
    permissionSetId: uuid('permission_set_id'),
    teamIds: uuid('team_ids').array().notNull().default(sql`'{}'`),
    invitedBy: uuid('invited_by').notNull(),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    expiresAt: instant('expires_at').notNull(),
    acceptedAt: instant('accepted_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'invitations_inviter',
      columns: [t.tenantId, t.invitedBy],
      foreignColumns: [members.tenantId, members.userId],
    }),
    foreignKey({
      name: 'invitations_permission_set',
      columns: [t.tenantId, t.permissionSetId],
      foreignColumns: [permissionSets.tenantId, permissionSets.id],
    }),
    index('invitations_inviter').on(t.tenantId, t.invitedBy),
    index('invitations_permission_set').on(t.tenantId, t.permissionSetId),
    index('invitations_token_hash').on(t.tokenHash),
    check('invitations_role', sql`${t.role} in ('owner', 'manager', 'rep', 'warehouse', 'viewer')`),
  ],
)
