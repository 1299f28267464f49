import { resolve } from 'node:path'
import { z } from 'zod'
import { providerSettings } from './provider-settings.ts'
import { encryptionKey, isHttpsOrLocal, isUrlOf, readTrust } from './setting-shapes.ts'

export interface Setting<Shape extends z.ZodType = z.ZodType> {
  flag?: string
  variable?: string
  /** What stands after the flag in the help; absent for a switch. */
  value?: string
  help: string
  /** Completes the sentence "PORT must be …". */
  must: string
  shape: Shape
}

const postgresUrl = z.string().refine(isUrlOf('postgres:', 'postgresql:'))
const postgresUrlMust = 'an address like postgres://user:password@host:5432/database'
export const seedSizes = ['none', 'small', 'medium', 'large'] as const

/** Every setting of the server. A flag wins over its variable; the help is written from here. */
export const settingsTable = {
  port: {
    flag: 'port',
    variable: 'PORT',
    value: 'NUMBER',
    help: 'where web and API listen (3000)',
    must: 'a whole number from 0 to 65535',
    shape: z.string().regex(/^\d+$/).transform(Number).pipe(z.number().max(65_535)).default(3000),
  },
  host: {
    flag: 'host',
    variable: 'LEORA_HOST',
    value: 'ADDRESS',
    help: 'the address to listen on, 0.0.0.0 for every one (127.0.0.1)',
    must: 'an IP address or a host name',
    shape: z
      .string()
      .regex(/^[\w.:-]+$/)
      .default('127.0.0.1'),
  },
  home: {
    flag: 'home',
    variable: 'LEORA_HOME',
    value: 'FOLDER',
    help: 'where data, secrets and logs live (./.leora)',
    must: 'the path of a folder',
    shape: z
      .string()
      .min(1)
      .default('.leora')
      .transform((path) => resolve(path)),
  },
  seed: {
    flag: 'seed',
    variable: 'LEORA_SEED',
    value: seedSizes.join('|'),
    help: 'demo data for an empty database (small; none with DATABASE_URL)',
    must: 'one of none, small, medium, large',
    shape: z.enum(seedSizes).optional(),
  },
  reset: {
    flag: 'reset',
    help: 'delete the embedded database first',
    must: 'given without a value',
    shape: z.literal('true').optional(),
  },
  databaseUrl: {
    variable: 'DATABASE_URL',
    value: 'URL',
    help: 'a PostgreSQL 15 or newer to use instead of the embedded one; its user owns the database',
    must: postgresUrlMust,
    shape: postgresUrl.optional(),
  },
  databaseAppUrl: {
    variable: 'DATABASE_APP_URL',
    value: 'URL',
    help: 'the same as leora_app, where roles are made by hand',
    must: postgresUrlMust,
    shape: postgresUrl.optional(),
  },
  databaseAuthUrl: {
    variable: 'DATABASE_AUTH_URL',
    value: 'URL',
    help: 'the same as leora_auth, where roles are made by hand',
    must: postgresUrlMust,
    shape: postgresUrl.optional(),
  },
  databaseReplicaUrls: {
    variable: 'DATABASE_REPLICA_URLS',
    value: 'URL,URL',
    help: 'read replicas',
    must: `${postgresUrlMust}, several parted by commas`,
    shape: z
      .string()
      .transform((text) => text.split(',').map((url) => url.trim()))
      .pipe(z.array(postgresUrl))
      .default([]),
  },
  encryptionKey: {
    variable: 'ENCRYPTION_KEY',
    value: 'TEXT',
    help: 'encrypts what is sealed in the database; the same on every node',
    must: 'at least 32 characters long, without blanks and commas',
    shape: encryptionKey.optional(),
  },
  encryptionKeysReadable: {
    variable: 'ENCRYPTION_KEYS_READABLE',
    value: 'TEXT,TEXT',
    help: 'earlier keys, and the next one, that open what they sealed but seal nothing (none)',
    must: 'keys of at least 32 characters without blanks, parted by commas',
    shape: z
      .string()
      .transform((text) => text.split(',').map((key) => key.trim()))
      .pipe(z.array(encryptionKey))
      .default([]),
  },
  databaseRolesKey: {
    variable: 'DATABASE_ROLES_KEY',
    value: 'TEXT',
    help: 'the passwords of leora_app and leora_auth come from it; the same on every node (ENCRYPTION_KEY)',
    must: 'at least 32 characters long, without blanks and commas',
    shape: encryptionKey.optional(),
  },
  publicUrl: {
    variable: 'PUBLIC_URL',
    value: 'URL',
    help: 'the address people open (http://localhost:PORT)',
    must: 'an address like https://crm.example.com, without a path',
    shape: z
      .string()
      .refine(isUrlOf('http:', 'https:'))
      .refine((text) => URL.parse(text)?.pathname === '/')
      .transform((text) => new URL(text).origin)
      .optional(),
  },
  signUp: {
    variable: 'SIGN_UP',
    value: 'open|closed',
    help: 'whether anybody may begin a company of their own here (open)',
    must: 'one of open, closed',
    shape: z.enum(['open', 'closed']).default('open'),
  },
  ...providerSettings,
  role: {
    variable: 'ROLE',
    value: 'all|api|worker',
    help: 'which parts this process runs (all)',
    must: 'one of all, api, worker',
    shape: z.enum(['all', 'api', 'worker']).default('all'),
  },
  smtpUrl: {
    variable: 'SMTP_URL',
    value: 'URL',
    help: 'the mail server; without it mail waits in the outbox',
    must: 'an address like smtp://user:password@host:587',
    shape: z.string().refine(isUrlOf('smtp:', 'smtps:')).optional(),
  },
  mailFrom: {
    variable: 'MAIL_FROM',
    value: 'ADDRESS',
    help: 'the sender of mail (Leora <leora@localhost>)',
    must: 'an e-mail address, with or without a name before it in <>',
    shape: z
      .string()
      .regex(/^([^<>\r\n]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/)
      .default('Leora <leora@localhost>'),
  },
  smsUrl: {
    variable: 'SMS_URL',
    value: 'URL',
    help: 'takes text messages as JSON {to, text}; without it none are sent',
    must: 'an address that begins with https://, or with http:// on this machine',
    shape: z.string().refine(isHttpsOrLocal).optional(),
  },
  smsToken: {
    variable: 'SMS_TOKEN',
    value: 'TOKEN',
    help: 'the token it asks for',
    must: 'printable text without blanks',
    shape: z
      .string()
      .regex(/^[!-~]+$/)
      .optional(),
  },
  logLevel: {
    variable: 'LOG_LEVEL',
    value: 'LEVEL',
    help: 'fatal, error, warn, info, debug, trace or silent (info)',
    must: 'one of fatal, error, warn, info, debug, trace, silent',
    shape: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  },
  trustProxy: {
    variable: 'TRUST_PROXY',
    value: 'true|NUMBER|ADDRESSES',
    help: 'which proxies may name the client: all, a number of hops, or addresses (none)',
    must: 'true, false, a number of hops, or addresses parted by commas',
    shape: z
      .string()
      .regex(/^(true|false|\d{1,2}|[\da-fA-F.:/]+(\s*,\s*[\da-fA-F.:/]+)*)$/)
      .transform(readTrust)
      .default(false),
  },
  rateLimitPerMinute: {
    variable: 'RATE_LIMIT_PER_MINUTE',
    value: 'NUMBER',
    help: 'API requests a minute for each signed-in person or key, 0 for no limit (1200)',
    must: 'a whole number from 0 to 1000000',
    shape: z
      .string()
      .regex(/^\d+$/)
      .transform(Number)
      .pipe(z.number().max(1_000_000))
      .default(1_200),
  },
  geoipDatabase: {
    variable: 'GEOIP_DATABASE',
    value: 'FILE',
    help: "a file in MaxMind's format that places addresses, with cities if it has them (countries)",
    must: 'the path of a file',
    shape: z
      .string()
      .transform((path) => resolve(path))
      .optional(),
  },
  otelEndpoint: {
    variable: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    value: 'URL',
    help: 'where traces are sent; without it none are made',
    must: 'an address like http://host:4318',
    shape: z.string().refine(isUrlOf('http:', 'https:')).optional(),
  },
  metricsToken: {
    variable: 'METRICS_TOKEN',
    value: 'TEXT',
    help: 'the bearer token that /metrics asks for; without it only this machine may read it',
    must: 'at least 16 characters long',
    shape: z.string().min(16).optional(),
  },
} as const satisfies Record<string, Setting>
