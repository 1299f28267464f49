import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DomainError } from '@leora/domain/errors'
import postgres from 'postgres'
import { countStandingsStatement } from '../customers/standings.ts'
import { countAllWords } from '../learn-words.ts'
import { sendPromptly } from '../prompt-socket.ts'
import { type DemoSize, listDemoCompanies } from './companies.ts'
import type { DemoCompany } from './company.ts'
import { encodeCopyLine } from './copy-text.ts'
import { insertCompany, insertSerials } from './insert-company.ts'
import { type DemoTable, demoTables } from './tables.ts'

export const demoPassword = 'leora-demo-sign-in'

export interface DemoProgress {
  readonly company: string
  readonly table: string
  /** Rows sent so far, over all companies and tables. */
  readonly rows: number
  readonly rowsPerSecond: number
}

export interface LoadDemoOptions {
  /** A role that is a member of leora_owner, as for migrations. */
  readonly adminUrl: string
  readonly size: DemoSize
  readonly seed: number
  /** The end of its history, today for people to look at; the same day gives the same rows. */
  readonly asOf?: Date
  readonly hashPassword: (password: string) => Promise<string>
  readonly onProgress?: (progress: DemoProgress) => void
}

export interface DemoLoad {
  /** Companies filled by this call; those found filled already are skipped. */
  readonly loaded: number
  readonly skipped: number
  readonly rows: number
  readonly milliseconds: number
}

/**
 * Fills the demo companies, each in one transaction: whatever interrupts, a company is there with
 * everything or not at all, and the next call goes on with the missing ones.
 */
export async function loadDemo(options: LoadDemoOptions): Promise<DemoLoad> {
  const startedAt = performance.now()
  const sql = postgres(
    options.adminUrl,
    sendPromptly({
      max: 1,
      fetch_types: false,
      connection: { TimeZone: 'UTC', application_name: 'leora-demo' },
      onnotice: () => undefined,
    }),
  )
  let rows = 0
  let loaded = 0
  const companies = listDemoCompanies(options.size, options.seed, options.asOf)
  try {
    for (const company of companies) {
      const report = (table: string, sent: number) => {
        const rowsPerSecond = Math.round((rows + sent) / ((performance.now() - startedAt) / 1_000))
        options.onProgress?.({ company: company.name, table, rows: rows + sent, rowsPerSecond })
      }
      const added = await loadCompany(sql, company, options.hashPassword, report)
      if (added === null) continue
      loaded++
      rows += added
    }
    if (loaded > 0) await refreshStatistics(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
  const milliseconds = Math.round(performance.now() - startedAt)
  return { loaded, skipped: companies.length - loaded, rows, milliseconds }
}

type Report = (table: string, sent: number) => void

/** The rows added, or null when the company is there already. */
async function loadCompany(
  sql: postgres.Sql,
  company: DemoCompany,
  hashPassword: (password: string) => Promise<string>,
  report: Report,
): Promise<number | null> {
  return await sql.begin(async (tx) => {
    await tx`set local role leora_owner`
    // Trigram entries wait in one long list for the vacuum at the end: measured 5.2 s for 50,000 rows, 6.6 s without.
    await tx`set local gin_pending_list_limit = '128MB'`
    await tx`select pg_advisory_xact_lock(hashtext('leora demo'))`
    await tx`select set_config('app.tenant_id', ${company.id}, true), set_config('app.audit', 'off', true)`
    if (await isLoaded(tx, company)) return null
    await insertCompany(tx, company, () => hashPassword(demoPassword))
    let sent = 0
    for (const table of demoTables) {
      sent += await copyTable(tx, table, company, (count) => report(table.name, sent + count))
    }
    await insertSerials(tx, company)
    // The worker would learn them a minute later.
    await countAllWords(tx, company.id)
    await countStandings(tx, company)
    return sent
  })
}

async function isLoaded(tx: postgres.TransactionSql, company: DemoCompany): Promise<boolean> {
  const [own] = await tx`select from tenants where tenant_id = ${company.id}`
  if (own) return true
  const emails = company.members.filter(({ isGuest }) => !isGuest).map(({ email }) => email)
  const [other] = await tx`select email from auth.users where lower(email) in ${tx(emails)}`
  if (!other) return false
  throw new DomainError(
    'invalid_state',
    `${other['email']} is here already, from a demo of another size or seed. Start with --reset to replace it, or seed with the same --size and --seed.`,
  )
}

/** COPY is refused where row-level security is forced, so rows pass through a temporary table. */
async function copyTable(
  tx: postgres.TransactionSql,
  { name, columns, rows }: DemoTable,
  company: DemoCompany,
  onSent: (count: number) => void,
): Promise<number> {
  const list = columns.map((column) => `"${column}"`).join(', ')
  await tx.unsafe(
    `create temp table demo_rows on commit drop as select ${list} from ${name} with no data`,
  )
  const target = await tx.unsafe(`copy demo_rows (${list}) from stdin`).writable()
  let sent = 0
  await pipeline(
    Readable.from(
      encodeChunks(rows(company), (count) => {
        sent += count
        onSent(sent)
      }),
    ),
    target,
  )
  await tx.unsafe(`insert into ${name} (${list}) select ${list} from demo_rows`)
  await tx.unsafe('drop table demo_rows')
  return sent
}

const rowsPerChunk = 500

function* encodeChunks(
  rows: ReturnType<DemoTable['rows']>,
  onChunk: (rows: number) => void,
): Generator<Buffer> {
  let lines: string[] = []
  for (const row of rows) {
    lines.push(encodeCopyLine(row))
    if (lines.length < rowsPerChunk) continue
    yield Buffer.from(lines.join(''))
    onChunk(lines.length)
    lines = []
  }
  yield Buffer.from(lines.join(''))
  onChunk(lines.length)
}

/** Where every customer stands at the end of the history, counted as the product counts it each night. */
async function countStandings(tx: postgres.TransactionSql, company: DemoCompany): Promise<void> {
  const asOf = company.asOf.toISOString()
  await tx.unsafe(countStandingsStatement, [company.id, asOf, firstId, lastId])
  await tx`insert into standing_runs (tenant_id, counted_for)
    values (${company.id}, (${asOf}::timestamptz at time zone ${company.timeZone})::date)`
}

const firstId = '00000000-0000-0000-0000-000000000000'
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Also marks pages all-visible and empties the trigram index's pending list, so the first reads are quick. */
async function refreshStatistics(sql: postgres.Sql): Promise<void> {
  await sql`set role leora_owner`
  for (const { name } of demoTables) await sql.unsafe(`vacuum (analyze) ${name}`)
  await sql`analyze customer_standings, tenants, members, permission_sets, serials, auth.users, auth.passwords`
  await sql`reset role`
}
