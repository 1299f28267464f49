import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, instant, tenantId } from '../columns.ts'
import { members } from './members.ts'
import { tenants } from './tenants.ts'

export const apiKeys = pgTable(
  'api_keys',
  {
    tenantId: tenantId().references(() => tenants.tenantId),
    id: uuid('id').notNull(),
    tokenHash: bytes('token_hash').notNull(),
    /** Its first characters, by which people recognise it; null for keys from before these were kept. */
    tokenStart: text('token_start'),
    userId: uuid('user_id').notNull(),
    name: text('name').notNull(),
    scopes: text('scopes').array().notNull(),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
    lastUsedAt: instant('last_used_at'),
    lastUsedIp: text('last_used_ip'),
    /** When its maker was told that it ends soon. */
    expiryNoticedAt: instant('expiry_noticed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'api_keys_member',
      columns: [t.tenantId, t.userId],
      foreignColumns: [members.tenantId, members.userId],
    }),
    index('api_keys_user').on(t.tenantId, t.userId),
    index('api_keys_token_hash').on(t.tokenHash),
    check('api_keys_scopes', sql`${t.scopes} <@ array['read', 'write']`),
  ],
)

export const notifications = pgTable(
  'notifications',
  {
    tenantId: tenantId().references(() => tenants.tenantId),
    id: uuid('id').notNull(),
    userId: uuid('user_id').notNull(),
    kind: text('kind').notNull(),
    params: jsonb('params').$type<Record<string, string>>().notNull().default({}),
    link: text('link'),
    at: instant('at').notNull().default(sql`now()`),
    readAt: instant('read_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'notifications_member',
      columns: [t.tenantId, t.userId],
      foreignColumns: [members.tenantId, members.userId],
    }),
    index('notifications_newest').on(t.tenantId, t.userId, t.at, t.id),
  ],
)

/** Mail waits here until the server for outgoing mail has taken it. */
export const emails = pgTable(
  'emails',
  {
    tenantId: tenantId().references(() => tenants.tenantId),
    id: uuid('id').notNull(),
    recipient: text('recipient').notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    state: text('state').notNull().default('queued'),
    attempts: integer('attempts').notNull().default(0),
    error: text('error'),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    sentAt: instant('sent_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('emails_newest').on(t.tenantId, t.createdAt, t.id),
    check('emails_state', sql`${t.state} in ('queued', 'sent', 'failed')`),
  ],
)
