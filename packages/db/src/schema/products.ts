import { sql } from 'drizzle-orm'
import { boolean, check, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { instant, moneyMinor, sortText, tenantId, versionColumn } from '../columns.ts'
import { tenants } from './tenants.ts'

/** What the company sells. */
export const products = pgTable(
  'products',
  {
    tenantId: tenantId().references(() => tenants.tenantId),
    id: uuid('id').notNull(),
    sku: sortText('sku').notNull(),
    name: text('name').notNull(),
    category: text('category'),
    pack: text('pack'),
    unit: text('unit').notNull().default('each'),
    barcode: text('barcode'),
    costMinor: moneyMinor('cost_minor').notNull().default(0),
    priceMinor: moneyMinor('price_minor').notNull().default(0),
    currency: text('currency').notNull(),
    taxClass: text('tax_class').notNull().default('standard'),
    /** Region, grape, vintage and the like. */
    attributes: jsonb('attributes').$type<Record<string, string>>().notNull().default({}),
    isActive: boolean('is_active').notNull().default(true),
    version: versionColumn(),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    updatedAt: instant('updated_at').notNull().default(sql`now()`),
    deletedAt: instant('deleted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('products_sku').on(t.tenantId, t.sku),
    check('products_cost', sql`${t.costMinor} >= 0`),
    check('products_price', sql`${t.priceMinor} >= 0`),
    check('products_currency', sql`${t.currency} ~ '^[A-Z]{3}$'`),
  ],
)
