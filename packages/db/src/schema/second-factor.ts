import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
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

/** A sign-in, or another proof, that has begun and waits for its next step. */
export const challenges = auth.table(
  'challenges',
  {
    id: uuid('id').primaryKey(),
    /** Of the token that only the browser which began it holds. */
    tokenHash: bytes('token_hash').notNull().unique(),
    purpose: text('purpose').notNull(),
    /** Null while nobody is known, as at the start of a sign-in by passkey or provider. */
    userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
    method: text('method').notNull().default('password'),
    attempts: integer('attempts').notNull().default(0),
    /** Of a code sent by mail or text. */
    codeHash: text('code_hash'),
    codeSentAt: instant('code_sent_at'),
    /** What the protocol must find again: a passkey's challenge, a provider's state and verifier. */
    details: jsonb('details').$type<Record<string, string>>().notNull().default({}),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    index('challenges_user').on(t.userId),
    index('challenges_end').on(t.expiresAt),
    check(
      'challenges_purpose',
      sql`${t.purpose} in ('sign_in_factor', 'passkey_sign_in', 'passkey_step_up', 'passkey_add', 'oidc_sign_in', 'oidc_link', 'oidc_attach', 'step_up_code')`,
    ),
  ],
)

export const totp = auth.table('totp', {
  userId: userId().primaryKey(),
  secretSealed: bytes('secret_sealed').notNull(),
  /** Null until a first right code proved that the app has the secret. */
  confirmedAt: instant('confirmed_at'),
  /** The last time step that was accepted; it and all before it are used up. */
  lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
  createdAt: instant('created_at').notNull().default(sql`now()`),
})

export const recoveryCodes = auth.table(
  'recovery_codes',
  {
    id: uuid('id').primaryKey(),
    userId: userId(),
    hash: text('hash').notNull(),
    createdAt: instant('created_at').notNull().default(sql`now()`),
  },
  (t) => [index('recovery_codes_user').on(t.userId)],
)

/** Where a code may be sent as a second choice; null in `confirmedAt` until a first one came back. */
export const codeChannels = auth.table(
  'code_channels',
  {
    userId: userId(),
    channel: text('channel').notNull(),
    /** A phone number; null for mail, which goes to the person's address of then. */
    phone: text('phone'),
    codeHash: text('code_hash'),
    codeSentAt: instant('code_sent_at'),
    attempts: integer('attempts').notNull().default(0),
    confirmedAt: instant('confirmed_at'),
    createdAt: instant('created_at').notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.channel] }),
    check('code_channels_channel', sql`${t.channel} in ('email', 'sms')`),
    check('code_channels_phone', sql`(${t.channel} = 'sms') = (${t.phone} is not null)`),
  ],
)

export const passkeys = auth.table(
  'passkeys',
  {
    id: uuid('id').primaryKey(),
    userId: userId(),
    credentialId: bytes('credential_id').notNull().unique(),
    publicKey: bytes('public_key').notNull(),
    signCount: bigint('sign_count', { mode: 'number' }).notNull().default(0),
    transports: text('transports').array().notNull().default(sql`'{}'`),
    isBackedUp: boolean('is_backed_up').notNull().default(false),
    name: text('name').notNull(),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    lastUsedAt: instant('last_used_at'),
  },
  (t) => [index('passkeys_user').on(t.userId)],
)
