import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant, tenantId, versionColumn } from '../columns.ts'
import { customers } from './customers.ts'
import { members } from './members.ts'
import { tenants } from './tenants.ts'

/**
 * What is derived about a customer from its orders, beside the customer and not on it: a night in which
 * thousands of scores change rewrites small rows, and waits for nobody who edits a customer. A customer
 * without a row never ordered: a prospect of low priority whose health is not known.
 */
export const customerStandings = pgTable(
  'customer_standings',
  {
    tenantId: tenantId(),
    customerId: uuid('customer_id').notNull(),
    accountType: text('account_type').notNull(),
    /** The day on which the account type changes if nothing happens before. */
    typeChangesOn: date('type_changes_on'),
    priority: text('priority').notNull(),
    orderCount: integer('order_count').notNull(),
    firstOrderAt: instant('first_order_at'),
    lastOrderAt: instant('last_order_at'),
    healthScore: smallint('health_score'),
    isOffCadence: boolean('is_off_cadence').notNull(),
    /** Grows with each write; a recount of many begins from what it read here. */
    revision: integer('revision').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.customerId] }),
    foreignKey({
      name: 'customer_standings_customer',
      columns: [t.tenantId, t.customerId],
      foreignColumns: [customers.tenantId, customers.id],
    }).onDelete('cascade'),
    index('customer_standings_by_health').on(t.tenantId, t.healthScore, t.customerId),
    index('customer_standings_by_type').on(t.tenantId, t.accountType, t.customerId),
    index('customer_standings_by_priority').on(t.tenantId, t.priority, t.customerId),
    index('customer_standings_by_last_order').on(t.tenantId, t.lastOrderAt, t.customerId),
    index('customer_standings_off_cadence').on(t.tenantId, t.customerId).where(sql`is_off_cadence`),
    check(
      'customer_standings_account_type',
      sql`${t.accountType} in ('active', 'target', 'prospect')`,
    ),
    check('customer_standings_priority', sql`${t.priority} in ('high', 'medium', 'low')`),
    check('customer_standings_health_score', sql`${t.healthScore} between 0 and 100`),
  ],
)

/** A priority that a person set instead of the derived one. One that was taken back leaves its row empty. */
export const priorityOverrides = pgTable(
  'priority_overrides',
  {
    tenantId: tenantId(),
    customerId: uuid('customer_id').notNull(),
    priority: text('priority'),
    reason: text('reason'),
    /** The last day on which it counts. */
    expiresOn: date('expires_on'),
    setBy: uuid('set_by').notNull(),
    version: versionColumn(),
    updatedAt: instant('updated_at').notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.customerId] }),
    foreignKey({
      name: 'priority_overrides_customer',
      columns: [t.tenantId, t.customerId],
      foreignColumns: [customers.tenantId, customers.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'priority_overrides_set_by',
      columns: [t.tenantId, t.setBy],
      foreignColumns: [members.tenantId, members.userId],
    }),
    index('priority_overrides_by_setter').on(t.tenantId, t.setBy),
    check('priority_overrides_priority', sql`${t.priority} in ('high', 'medium', 'low')`),
    check(
      'priority_overrides_whole',
      sql`(${t.priority} is null) = (${t.reason} is null) and (${t.priority} is null) = (${t.expiresOn} is null)`,
    ),
  ],
)

/** How a company weighs the parts of health; without a row it has the defaults. */
export const healthWeights = pgTable(
  'health_weights',
  {
    tenantId: uuid('tenant_id')
      .primaryKey()
      .references(() => tenants.tenantId),
    recency: smallint('recency').notNull(),
    frequency: smallint('frequency').notNull(),
    trend: smallint('trend').notNull(),
    activity: smallint('activity').notNull(),
    overdue: smallint('overdue').notNull(),
    version: versionColumn(),
    updatedAt: instant('updated_at').notNull().default(sql`now()`),
  },
  (t) => [
    check(
      'health_weights_whole',
      sql`${t.recency} >= 0 and ${t.frequency} >= 0 and ${t.trend} >= 0 and ${t.activity} >= 0 and ${t.overdue} >= 0
        and ${t.recency} + ${t.frequency} + ${t.trend} + ${t.activity} + ${t.overdue} = 100`,
    ),
  ],
)

/** The last day, in the company's zone, for which all standings were counted. */
export const standingRuns = pgTable('standing_runs', {
  tenantId: uuid('tenant_id')
    .primaryKey()
    .references(() => tenants.tenantId),
  countedFor: date('counted_for').notNull(),
  finishedAt: instant('finished_at').notNull().default(sql`now()`),
})
