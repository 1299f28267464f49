import { sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, tenantId, versionColumn } from '../columns.ts'
import { users } from './auth.ts'

export const tenants = pgTable(
  'tenants',
  {
    tenantId: uuid('tenant_id').primaryKey(),
    name: text('name').notNull(),
    numberPrefix: text('number_prefix').notNull(),
    currency: text('currency').notNull().default('USD'),
    timeZone: text('time_zone').notNull().default('UTC'),
    locale: text('locale').notNull().default('en'),
    version: versionColumn(),
    createdAt: instant('created_at').notNull().default(sql`now()`),
  },
  (t) => [
    check('tenants_number_prefix', sql`${t.numberPrefix} ~ '^[A-Z]{2}$'`),
    check('tenants_currency', sql`${t.currency} ~ '^[A-Z]{3}$'`),
  ],
)

export const members = pgTable(
  'members',
  {
    tenantId: tenantId().references(() => tenants.tenantId),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    role: text('role').notNull(),
    createdAt: instant('created_at').notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.userId] }),
    index('members_user').on(t.userId),
    check('members_role', sql`${t.role} in ('owner', 'manager', 'rep', 'warehouse', 'viewer')`),
  ],
)
