import { sql } from 'drizzle-orm'
import { check, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant, versionColumn } from '../columns.ts'

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
