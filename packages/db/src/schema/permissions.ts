import { sql } from 'drizzle-orm'
import {
  check,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant, tenantId, versionColumn } from '../columns.ts'
import { tenants } from './tenants.ts'

/** What a company lets people do beyond, or short of, their role. */
export const permissionSets = pgTable(
  'permission_sets',
  {
    tenantId: tenantId().references(() => tenants.tenantId),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    /** Act → how far it reaches: own, team or tenant. */
    grants: jsonb('grants').$type<Record<string, string>>().notNull().default({}),
    /** Field → hidden or read; a field not named may be edited. */
    fields: jsonb('fields').$type<Record<string, string>>().notNull().default({}),
    version: versionColumn(),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    updatedAt: instant('updated_at').notNull().default(sql`now()`),
    deletedAt: instant('deleted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('permission_sets_name').on(t.tenantId, t.name).where(sql`deleted_at is null`),
  ],
)

/** How a company wants its people to sign in; a company without a row has the defaults. */
export const securityPolicies = pgTable(
  'security_policies',
  {
    tenantId: uuid('tenant_id')
      .primaryKey()
      .references(() => tenants.tenantId),
    factorRequiredRoles: text('factor_required_roles').array().notNull().default(sql`'{}'`),
    idleMinutes: integer('idle_minutes').notNull().default(10_080),
    absoluteHours: integer('absolute_hours').notNull().default(720),
    version: versionColumn(),
    updatedAt: instant('updated_at').notNull().default(sql`now()`),
  },
  (t) => [
    check(
      'security_policies_factor_required_roles',
      sql`${t.factorRequiredRoles} <@ array['owner', 'manager', 'rep', 'warehouse', 'viewer']`,
    ),
    check('security_policies_idle_minutes', sql`${t.idleMinutes} between 5 and 43200`),
    check('security_policies_absolute_hours', sql`${t.absoluteHours} between 1 and 8760`),
  ],
)
