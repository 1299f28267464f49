import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as schema from './schema/index.ts'
import { createSlotPool, type SlotPool } from './slots.ts'
import { createTenantRunner, type TenantRunner } from './tenant.ts'

export type AuthDb = PostgresJsDatabase<typeof schema>

export interface Database {
  /** Requests and jobs, one transaction each, inside one tenant. */
  readonly tenants: TenantRunner
  readonly pool: SlotPool
  /** The identity tables, as leora_auth. */
  readonly auth: AuthDb
  /** Statements outside any tenant, as leora_app: the live channel, the job queue, health. */
  readonly app: postgres.Sql
  close(): Promise<void>
}

export interface DatabaseOptions {
  appUrl: string
  authUrl: string
  poolSize?: number
  applicationName?: string
  onStatement?: (text: string) => void
  /** How long a request waits for a free connection. */
  acquireTimeoutMs?: number
  answerTimeoutMs?: number
  maxPrepared?: number
}

export function openDatabase(options: DatabaseOptions): Database {
  const applicationName = options.applicationName ?? 'leora'
  const { appUrl, authUrl, poolSize = 10, ...rest } = options
  const { onStatement } = rest
  const pool = createSlotPool({ ...rest, url: appUrl, size: poolSize, applicationName })
  const authSql = connect(authUrl, 2, `${applicationName}-auth`, { onStatement })
  // The job queue passes and reads arrays, whose types postgres.js must fetch first.
  const app = connect(appUrl, 3, `${applicationName}-app`, {
    onStatement,
    fetch_types: true,
  })
  return {
    pool,
    tenants: createTenantRunner(pool),
    auth: drizzle({ client: authSql, schema, casing: 'snake_case' }),
    app,
    async close() {
      await Promise.all([pool.close(), authSql.end({ timeout: 5 }), app.end({ timeout: 5 })])
    },
  }
}

interface ConnectOptions {
  onStatement: ((text: string) => void) | undefined
  fetch_types?: boolean
}

function connect(
  url: string,
  max: number,
  applicationName: string,
  { onStatement, fetch_types = false }: ConnectOptions,
): postgres.Sql {
  return postgres(url, {
    ...(onStatement ? { debug: (_connection, text) => onStatement(text) } : {}),
    max,
    connect_timeout: 10,
    fetch_types,
    connection: { application_name: applicationName, TimeZone: 'UTC' },
    onnotice: () => undefined,
  })
}
