import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, tenantId } from '../columns.ts'
import { users } from './auth.ts'
import { permissionSets } from './permissions.ts'
import { tenants } from './tenants.ts'

export const members = pgTable(
  'members',
  {
    tenantId: tenantId().references(() => tenants.tenantId),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    role: text('role').notNull(),
    /** Where set, the rights are these instead of the role's. */
    permissionSetId: uuid('permission_set_id'),
    /** Signs in nowhere in this company; what the person did stays. */
    suspendedAt: instant('suspended_at'),
    createdAt: instant('created_at').notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.userId] }),
    foreignKey({
      name: 'members_permission_set',
      columns: [t.tenantId, t.permissionSetId],
      foreignColumns: [permissionSets.tenantId, permissionSets.id],
    }),
    index('members_user').on(t.userId),
    index('members_permission_set').on(t.tenantId, t.permissionSetId),
    check('members_role', sql`${t.role} in ('owner', 'manager', 'rep', 'warehouse', 'viewer')`),
  ],
)
