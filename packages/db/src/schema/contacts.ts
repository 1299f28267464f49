import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant, sortText, tenantId, versionColumn } from '../columns.ts'
import { customers } from './customers.ts'

export const contacts = pgTable(
  'contacts',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    customerId: uuid('customer_id').notNull(),
    name: text('name').notNull(),
    role: text('role'),
    email: text('email'),
    phone: text('phone'),
    birthday: date('birthday', { mode: 'string' }),
    consent: text('consent').notNull().default('unknown'),
    consentAt: instant('consent_at'),
    isPrimary: boolean('is_primary').notNull().default(false),
    version: versionColumn(),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    updatedAt: instant('updated_at').notNull().default(sql`now()`),
    deletedAt: instant('deleted_at'),
    searchName: sortText('search_name')
      .notNull()
      .generatedAlwaysAs(sql`left(leora.fold(name), 300)`),
    searchText: sortText('search_text')
      .notNull()
      .generatedAlwaysAs(
        sql`leora.fold(name || ' ' || coalesce(phone, '') || ' ' || coalesce(leora.digits_of(phone), '') || ' ' || coalesce(email, ''))`,
      ),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    // What hangs on a contact refers to it together with its customer, so neither can be another's.
    unique('contacts_of_customer').on(t.tenantId, t.customerId, t.id),
    foreignKey({
      name: 'contacts_customer',
      columns: [t.tenantId, t.customerId],
      foreignColumns: [customers.tenantId, customers.id],
    }).onDelete('cascade'),
    uniqueIndex('contacts_primary')
      .on(t.tenantId, t.customerId)
      .where(sql`is_primary and deleted_at is null`),
    index('contacts_deleted').on(t.tenantId, t.deletedAt).where(sql`deleted_at is not null`),
    index('contacts_by_updated').on(t.tenantId, t.updatedAt, t.id),
    index('contacts_search_text').using('gin', t.tenantId, sql`search_text gin_trgm_ops`),
    check('contacts_consent', sql`${t.consent} in ('unknown', 'given', 'refused')`),
  ],
)
