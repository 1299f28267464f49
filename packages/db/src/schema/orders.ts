import { sql } from 'drizzle-orm'
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant, moneyMinor, sortText, tenantId, versionColumn } from '../columns.ts'
import { customers } from './customers.ts'
import { products } from './products.ts'

/** What a customer bought. The company of an order is that of its customer, by its foreign key. */
export const orders = pgTable(
  'orders',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    number: sortText('number').notNull(),
    customerId: uuid('customer_id').notNull(),
    state: text('state').notNull().default('draft'),
    /** When the customer ordered; which day that was is told by the company's time zone. */
    orderedAt: instant('ordered_at').notNull(),
    currency: text('currency').notNull(),
    netMinor: moneyMinor('net_minor').notNull().default(0),
    taxMinor: moneyMinor('tax_minor').notNull().default(0),
    totalMinor: moneyMinor('total_minor').notNull().default(0),
    /** Known once the order is invoiced. */
    dueOn: date('due_on'),
    paidMinor: moneyMinor('paid_minor').notNull().default(0),
    note: text('note'),
    version: versionColumn(),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    updatedAt: instant('updated_at').notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('orders_number').on(t.tenantId, t.number),
    foreignKey({
      name: 'orders_customer',
      columns: [t.tenantId, t.customerId],
      foreignColumns: [customers.tenantId, customers.id],
    }),
    index('orders_by_customer').on(t.tenantId, t.customerId, t.orderedAt, t.id),
    index('orders_by_time').on(t.tenantId, t.orderedAt, t.id),
    index('orders_by_state').on(t.tenantId, t.state, t.orderedAt, t.id),
    check(
      'orders_state',
      sql`${t.state} in ('draft', 'confirmed', 'partially_allocated', 'allocated', 'picked', 'shipped', 'invoiced', 'cancelled')`,
    ),
    check('orders_currency', sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check('orders_total', sql`${t.totalMinor} = ${t.netMinor} + ${t.taxMinor}`),
    check('orders_amounts', sql`${t.netMinor} >= 0 and ${t.taxMinor} >= 0 and ${t.paidMinor} >= 0`),
    check('orders_due', sql`${t.state} <> 'invoiced' or ${t.dueOn} is not null`),
  ],
)

export const orderLines = pgTable(
  'order_lines',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    orderId: uuid('order_id').notNull(),
    position: smallint('position').notNull(),
    productId: uuid('product_id').notNull(),
    quantity: integer('quantity').notNull(),
    unitPriceMinor: moneyMinor('unit_price_minor').notNull(),
    /** Hundredths of a percent. */
    taxRateBp: integer('tax_rate_bp').notNull().default(0),
    netMinor: moneyMinor('net_minor').notNull(),
    taxMinor: moneyMinor('tax_minor').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('order_lines_position').on(t.tenantId, t.orderId, t.position),
    foreignKey({
      name: 'order_lines_order',
      columns: [t.tenantId, t.orderId],
      foreignColumns: [orders.tenantId, orders.id],
    }),
    foreignKey({
      name: 'order_lines_product',
      columns: [t.tenantId, t.productId],
      foreignColumns: [products.tenantId, products.id],
    }),
    index('order_lines_by_product').on(t.tenantId, t.productId),
    check('order_lines_quantity', sql`${t.quantity} > 0`),
    check('order_lines_price', sql`${t.unitPriceMinor} >= 0`),
    check('order_lines_tax_rate', sql`${t.taxRateBp} between 0 and 10000`),
    check('order_lines_net', sql`${t.netMinor} = ${t.quantity} * ${t.unitPriceMinor}`),
    check('order_lines_tax', sql`${t.taxMinor} >= 0`),
  ],
)
