import { sql } from 'drizzle-orm'
import {
  check,
  doublePrecision,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant, moneyMinor, sortText, tenantId, versionColumn } from '../columns.ts'
import { members } from './members.ts'
import { tenants } from './tenants.ts'

const alive = sql`deleted_at is null`
const overLimit = sql`credit_limit_minor > 0 and balance_minor > credit_limit_minor`

export const customers = pgTable(
  'customers',
  {
    tenantId: tenantId().references(() => tenants.tenantId),
    id: uuid('id').notNull(),
    number: sortText('number').notNull(),
    name: text('name').notNull(),
    status: text('status').notNull().default('active'),
    customerType: text('customer_type').notNull().default('on_premise'),
    lifecycleStage: text('lifecycle_stage').notNull().default('lead'),
    street1: text('street1'),
    street2: text('street2'),
    city: text('city'),
    region: text('region'),
    postalCode: text('postal_code'),
    country: text('country'),
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
    phone: text('phone'),
    email: text('email'),
    billingEmail: text('billing_email'),
    website: text('website'),
    licenceNumber: text('licence_number'),
    creditLimitMinor: moneyMinor('credit_limit_minor').notNull().default(0),
    balanceMinor: moneyMinor('balance_minor').notNull().default(0),
    currency: text('currency').notNull(),
    tags: text('tags').array().notNull().default(sql`'{}'`),
    territory: text('territory'),
    ownerId: uuid('owner_id'),
    paymentTerms: text('payment_terms'),
    notes: text('notes'),
    version: versionColumn(),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    updatedAt: instant('updated_at').notNull().default(sql`now()`),
    deletedAt: instant('deleted_at'),
    // Folding may make one letter eighteen; an index entry holds 2,704 bytes.
    searchName: sortText('search_name')
      .notNull()
      .generatedAlwaysAs(sql`left(leora.fold(name), 300)`),
    searchCity: sortText('search_city')
      .notNull()
      .generatedAlwaysAs(sql`left(leora.fold(coalesce(city, '')), 300)`),
    searchText: sortText('search_text')
      .notNull()
      .generatedAlwaysAs(
        sql`leora.fold(name || ' ' || number || ' ' || coalesce(city, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(leora.digits_of(phone), '') || ' ' || coalesce(email, '') || ' ' || coalesce(licence_number, ''))`,
      ),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('customers_number').on(t.tenantId, t.number),
    foreignKey({
      name: 'customers_owner',
      columns: [t.tenantId, t.ownerId],
      foreignColumns: [members.tenantId, members.userId],
    }),
    index('customers_by_owner').on(t.tenantId, t.ownerId, t.searchName, t.id),
    index('customers_by_name').on(t.tenantId, t.searchName, t.id).where(alive),
    index('customers_by_city').on(t.tenantId, t.searchCity, t.id).where(alive),
    index('customers_by_balance').on(t.tenantId, t.balanceMinor, t.id).where(alive),
    index('customers_by_updated').on(t.tenantId, t.updatedAt, t.id).where(alive),
    // A rare value of a filter is found here; a common one soon turns up in the order of the list.
    index('customers_by_status').on(t.tenantId, t.status).where(alive),
    index('customers_by_type').on(t.tenantId, t.customerType).where(alive),
    index('customers_by_stage').on(t.tenantId, t.lifecycleStage).where(alive),
    index('customers_by_territory').on(t.tenantId, t.territory).where(alive),
    index('customers_over_limit').on(t.tenantId, t.id).where(sql`${alive} and ${overLimit}`),
    index('customers_search_text').using('gin', t.tenantId, sql`search_text gin_trgm_ops`),
    check('customers_status', sql`${t.status} in ('active', 'on_hold', 'closed')`),
    check(
      'customers_customer_type',
      sql`${t.customerType} in ('on_premise', 'off_premise', 'chain', 'distributor', 'other')`,
    ),
    check(
      'customers_lifecycle_stage',
      sql`${t.lifecycleStage} in ('lead', 'trial', 'customer', 'dormant', 'lost')`,
    ),
    check('customers_credit_limit', sql`${t.creditLimitMinor} >= 0`),
  ],
)
