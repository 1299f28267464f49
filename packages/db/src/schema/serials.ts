import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { tenantId } from '../columns.ts'
import { tenants } from './tenants.ts'

/** The last number handed out per tenant and kind; numbers are reserved in blocks. */
export const serials = pgTable(
  'serials',
  {
    tenantId: tenantId().references(() => tenants.tenantId),
    kind: text('kind').notNull(),
    lastValue: integer('last_value').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.kind] })],
)
