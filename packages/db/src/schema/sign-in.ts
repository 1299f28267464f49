import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  doublePrecision,
  index,
  integer,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, instant } from '../columns.ts'
import { auth, users } from './auth.ts'

const userId = () =>
  uuid('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' })

/** Who a person is at a provider of sign-ins. */
export const identities = auth.table(
  'identities',
  {
    /** Its name on the wire. */
    id: uuid('id').notNull().unique().default(sql`gen_random_uuid()`),
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    userId: userId(),
    email: text('email'),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    lastUsedAt: instant('last_used_at'),
  },
  (t) => [primaryKey({ columns: [t.issuer, t.subject] }), index('identities_user').on(t.userId)],
)

/** Nothing of a sign-up exists before its mail was answered. */
export const signUps = auth.table(
  'sign_ups',
  {
    id: uuid('id').primaryKey(),
    tokenHash: bytes('token_hash').notNull().unique(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    company: text('company').notNull(),
    passwordHash: text('password_hash').notNull(),
    locale: text('locale').notNull().default('en'),
    timeZone: text('time_zone').notNull().default('UTC'),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('sign_ups_end').on(t.expiresAt)],
)

/** A link sent by mail that lets its reader do one thing, once. */
export const mailedLinks = auth.table(
  'mailed_links',
  {
    id: uuid('id').primaryKey(),
    tokenHash: bytes('token_hash').notNull().unique(),
    purpose: text('purpose').notNull(),
    userId: userId(),
    /** The address that a change of e-mail leads to. */
    newEmail: text('new_email'),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    index('mailed_links_user').on(t.userId),
    index('mailed_links_end').on(t.expiresAt),
    check(
      'mailed_links_purpose',
      sql`${t.purpose} in ('reset_password', 'change_email', 'undo_email', 'not_me')`,
    ),
  ],
)

/** Mail and text messages of identity, which belong to no company; they hold secrets and are gone once sent. */
export const mail = auth.table(
  'mail',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
    channel: text('channel').notNull().default('mail'),
    recipient: text('recipient').notNull(),
    kind: text('kind').notNull(),
    subject: text('subject').notNull(),
    bodySealed: bytes('body_sealed'),
    state: text('state').notNull().default('queued'),
    attempts: integer('attempts').notNull().default(0),
    error: text('error'),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    sentAt: instant('sent_at'),
  },
  (t) => [
    index('mail_newest').on(t.createdAt, t.id),
    index('mail_user').on(t.userId),
    check('mail_channel', sql`${t.channel} in ('mail', 'text')`),
    check('mail_state', sql`${t.state} in ('queued', 'sent', 'failed')`),
  ],
)

/** Every try to sign in, right or wrong, with what is known of where it came from. */
export const signInEvents = auth.table(
  'sign_in_events',
  {
    id: uuid('id').primaryKey(),
    at: instant('at').notNull().default(sql`now()`),
    /** Null for an address that nobody has. */
    userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
    tenantId: uuid('tenant_id'),
    sessionId: uuid('session_id'),
    outcome: text('outcome').notNull(),
    method: text('method').notNull(),
    ipAddress: text('ip_address'),
    country: text('country'),
    city: text('city'),
    /** The middle of the city, or of the country where no city is known. */
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
    userAgent: text('user_agent'),
    deviceHash: bytes('device_hash'),
    requestId: text('request_id'),
    anomalies: text('anomalies').array().notNull().default(sql`'{}'`),
    /** When the person was told of the anomalies. */
    toldAt: instant('told_at'),
  },
  (t) => [
    index('sign_in_events_user').on(t.userId, t.at),
    index('sign_in_events_tenant').on(t.tenantId, t.at),
    index('sign_in_events_time').on(t.at),
    index('sign_in_events_untold')
      .on(t.at)
      .where(sql`${t.anomalies} <> '{}' and ${t.toldAt} is null`),
    check(
      'sign_in_events_outcome',
      sql`${t.outcome} in ('signed_in', 'factor_asked', 'wrong_password', 'wrong_factor', 'locked', 'unknown_address', 'no_company', 'refused', 'reset', 'stepped_up', 'step_up_failed', 'identity_attached', 'identity_removed')`,
    ),
  ],
)

/** What is left of each limit on requests, shared by all nodes. Unlogged: a crash forgives. */
export const rateBuckets = auth.table(
  'rate_buckets',
  {
    key: bytes('key').primaryKey(),
    /** In thousandths of a request; below zero once nodes together let more through. */
    left: bigint('left', { mode: 'number' }).notNull(),
    at: instant('at').notNull().default(sql`now()`),
  },
  (t) => [index('rate_buckets_time').on(t.at)],
)
