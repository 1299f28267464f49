import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { explainFailure } from '@leora/db/failure-sentence'
import { countPendingMigrations } from '@leora/db/migrate'
import postgres from 'postgres'
import type { Settings } from '../../env.ts'
import type { DatabaseAddresses } from '../../start/postgres.ts'
import type { Finding } from '../doctor.ts'
import { withPostgres } from '../reach-database.ts'
import { checkKeys } from './check-keys.ts'

/** Reach, version, roles, migrations and row-level security. Changes nothing. */
export async function checkDatabase(settings: Settings): Promise<Finding[]> {
  const { home, port, databaseUrl } = settings
  if (databaseUrl === undefined && !existsSync(join(home, 'pg18'))) {
    return [{ isOk: true, text: 'No database yet; the first start makes it' }]
  }
  try {
    return await withPostgres(settings, (addresses) => inspect(settings, addresses))
  } catch (error) {
    const hasDatabaseUrl = databaseUrl !== undefined
    return [{ isOk: false, text: explainFailure(error, { home, port, hasDatabaseUrl }) }]
  }
}

async function inspect(settings: Settings, addresses: DatabaseAddresses): Promise<Finding[]> {
  const sql = postgres(addresses.adminUrl, {
    max: 1,
    connect_timeout: 10,
    onnotice: () => undefined,
  })
  try {
    const findings = [await checkVersion(sql), await checkRoles(sql)]
    const pending = await countPendingMigrations(sql)
    findings.push(
      pending === 0
        ? { isOk: true, text: 'The database is on this version' }
        : { isOk: false, text: `${pending} migrations are missing: run pnpm leora migrate.` },
    )
    if (pending > 0) return findings
    const signIn = await checkSignIn(addresses)
    findings.push(await checkRowSecurity(sql), signIn)
    return signIn.isOk ? [...findings, ...(await checkKeys(settings, addresses))] : findings
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function checkVersion(sql: postgres.Sql): Promise<Finding> {
  const [row] = await sql<{ version: string; number: number }[]>`
    select split_part(current_setting('server_version'), ' ', 1) as version,
      current_setting('server_version_num')::int as number`
  const isOk = (row?.number ?? 0) >= 150_000
  const text = `PostgreSQL ${row?.version}`
  return { isOk, text: isOk ? text : `${text} is too old: Leora needs 15 or newer.` }
}

async function checkRoles(sql: postgres.Sql): Promise<Finding> {
  const rows = await sql<{ name: string; isStrong: boolean }[]>`
    select rolname as name, rolsuper or rolbypassrls as "isStrong"
    from pg_roles where rolname in ('leora_owner', 'leora_app', 'leora_auth', 'leora_search')`
  const strong = rows.filter((row) => row.isStrong).map((row) => row.name)
  if (rows.length < 4) {
    return { isOk: false, text: `${4 - rows.length} roles are missing: run pnpm leora migrate.` }
  }
  return strong.length === 0
    ? { isOk: true, text: 'The roles are there and none gets around row-level security' }
    : {
        isOk: false,
        text: `${strong.join(', ')} gets around row-level security: take SUPERUSER and BYPASSRLS away.`,
      }
}

async function checkRowSecurity(sql: postgres.Sql): Promise<Finding> {
  const rows = await sql<{ name: string }[]>`
    select c.oid::regclass::text as name
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and not (c.relrowsecurity and c.relforcerowsecurity)`
  const names = rows.map((row) => row.name).join(', ')
  return rows.length === 0
    ? { isOk: true, text: 'Row-level security is forced on every table of a company' }
    : { isOk: false, text: `Row-level security is not forced on ${names}: run pnpm leora migrate.` }
}

async function checkSignIn({ appUrl, authUrl }: DatabaseAddresses): Promise<Finding> {
  for (const url of [appUrl, authUrl]) {
    const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined })
    const problem = await sql`select 1`.then(
      () => undefined,
      () => `The role ${new URL(url).username} cannot sign in`,
    )
    await sql.end({ timeout: 5 })
    if (problem !== undefined) {
      const remedy = 'run pnpm leora migrate with the keys that the server uses'
      return { isOk: false, text: `${problem}: ${remedy}.` }
    }
  }
  return { isOk: true, text: 'The roles of the server can sign in' }
}
