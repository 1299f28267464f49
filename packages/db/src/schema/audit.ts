import { sql } from 'drizzle-orm'
import { bigint, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, tenantId } from '../columns.ts'

export type AuditChanges = Record<string, { old: unknown; new: unknown }>

/** Partitioned by month in the migration; written by triggers alone. */
export const auditLog = pgTable(
  'audit_log',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    at: instant('at').notNull(),
    actorId: uuid('actor_id'),
    actorKind: text('actor_kind').notNull(),
    entityType: text('entity_type').notNull(),
    entityId: uuid('entity_id'),
    action: text('action').notNull(),
    changes: jsonb('changes').$type<AuditChanges>().notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    requestId: text('request_id'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.at, t.id] }),
    index('audit_log_entity').on(t.tenantId, t.entityType, t.entityId, t.at, t.id),
    index('audit_log_actor').on(t.tenantId, t.actorId, t.at, t.id),
    index('audit_log_action').on(t.tenantId, t.action, t.at, t.id),
  ],
)

/** Change notices on their way to the browsers; unlogged, emptied many times a second. */
export const liveOutbox = pgTable(
  'live_outbox',
  {
    tenantId: tenantId(),
    id: bigint('id', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    entity: text('entity').notNull(),
    ids: uuid('ids').array(),
    at: instant('at').notNull().default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)
