import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  pgSchema,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, instant } from '../columns.ts'

/** Identity: rows here belong to persons, not to tenants. */
export const auth = pgSchema('auth')

export const users = auth.table(
  'users',
  {
    id: uuid('id').primaryKey(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    locale: text('locale').notNull().default('en'),
    timeZone: text('time_zone').notNull().default('UTC'),
    theme: text('theme').notNull().default('system'),
    density: text('density').notNull().default('comfortable'),
    /** Null until a mail sent to the address was answered, or an operator vouched for it. */
    emailVerifiedAt: instant('email_verified_at'),
    createdAt: instant('created_at').notNull().default(sql`now()`),
  },
  (t) => [
    uniqueIndex('users_email').on(sql`lower(${t.email})`),
    check('users_theme', sql`${t.theme} in ('light', 'dark', 'system')`),
    check('users_density', sql`${t.density} in ('compact', 'comfortable')`),
  ],
)

export const passwords = auth.table('passwords', {
  userId: uuid('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  hash: text('hash').notNull(),
  changedAt: instant('changed_at').notNull().default(sql`now()`),
})

export const sessions = auth.table(
  'sessions',
  {
    id: uuid('id').primaryKey(),
    tokenHash: bytes('token_hash').notNull().unique(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** The company the person works in now. */
    tenantId: uuid('tenant_id').notNull(),
    method: text('method').notNull().default('password'),
    /** When a second factor was proven in this session; a passkey is both factors at once. */
    factorProvenAt: instant('factor_proven_at'),
    /** When the person last proved to be there, by password, factor or passkey. */
    steppedUpAt: instant('stepped_up_at'),
    /** The channel whose code was the only proof of that; null after every other proof. */
    steppedUpBy: text('stepped_up_by'),
    /** The rights behind the session changed: its token is replaced with the next answer. */
    needsNewToken: boolean('needs_new_token').notNull().default(false),
    /** The token before, good for the requests that were under way when it was replaced. */
    previousTokenHash: bytes('previous_token_hash').unique(),
    renewedAt: instant('renewed_at'),
    userAgent: text('user_agent'),
    ipAddress: text('ip_address'),
    country: text('country'),
    city: text('city'),
    /** The browser's own mark, so that a known device is recognised. */
    deviceHash: bytes('device_hash'),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    lastSeenAt: instant('last_seen_at').notNull().default(sql`now()`),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    index('sessions_user').on(t.userId),
    check('sessions_method', sql`${t.method} in ('password', 'passkey', 'oidc', 'link')`),
  ],
)

/** Failed sign-ins per address and e-mail, so that guessing slows down across restarts. */
export const signInFailures = auth.table('sign_in_failures', {
  key: bytes('key').primaryKey(),
  failures: integer('failures').notNull().default(0),
  lastAt: instant('last_at').notNull().default(sql`now()`),
})
