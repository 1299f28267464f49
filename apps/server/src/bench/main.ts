import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { hashPassword } from '@leora/api/sign-in/password'
import { demoPassword, loadDemo } from '@leora/db/demo/load'
import { startCluster } from '@leora/db/embedded'
import { migrate } from '@leora/db/migrate'
import postgres from 'postgres'
import { encodeRequest } from './http-client.ts'
import { loadBare, loadOurs, measureSingle, type Place } from './measure.ts'
import { mistype, multiplyCustomers } from './multiply-customers.ts'
import { listOperations, type Operation, type Subject, updateOperation } from './operations.ts'
import { startProduct } from './product.ts'
import { type BenchResult, formatComparison, formatReport, type OperationResult } from './report.ts'

const { values: flags } = parseArgs({
  options: {
    size: { type: 'string', default: 'large' },
    customers: { type: 'string' },
    rounds: { type: 'string', default: '1500' },
    seconds: { type: 'string', default: '4' },
    json: { type: 'string' },
    compare: { type: 'string' },
    only: { type: 'string' },
  },
})
const clients = 16
const encryptionKey = 'benchmark-key-of-thirty-two-bytes!'
const home = mkdtempSync(join(tmpdir(), 'leora-bench-'))

const cluster = await startCluster({ home, durable: true })
try {
  const result = await run()
  console.log(formatReport(result))
  if (flags.compare) {
    console.log(
      `\n${formatComparison(JSON.parse(readFileSync(flags.compare, 'utf8')) as BenchResult, result)}`,
    )
  }
  if (flags.json) writeFileSync(flags.json, `${JSON.stringify(result, null, 2)}\n`)
} finally {
  await cluster.stop()
  rmSync(home, { recursive: true, force: true })
}

async function run(): Promise<BenchResult> {
  const size = flags.size as 'small' | 'medium' | 'large'
  await migrate({ adminUrl: cluster.adminUrl, rolesKey: encryptionKey })
  const load = await loadDemo({ adminUrl: cluster.adminUrl, size, seed: 1, hashPassword })
  console.log(
    `${load.rows.toLocaleString('en')} rows loaded in ${(load.milliseconds / 1_000).toFixed(1)} s`,
  )
  if (flags.customers) await multiplyCustomers(cluster.adminUrl, Number(flags.customers))
  const subject = await pickSubject(cluster.adminUrl)
  const product = await startProduct(join(home, 'server'), cluster.adminUrl, encryptionKey)
  try {
    const cookie = await signIn(product.port)
    const place: Place = {
      port: product.port,
      adminUrl: cluster.adminUrl,
      hello: encodeRequest({ method: 'GET', path: '/healthz' }),
    }
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    const residentIdleMb = product.residentMb()
    const kinds = [
      ...listOperations(subject, cookie).map((operation) => () => operation),
      (client: number) => updateOperation(subject, cookie, client),
    ]
    const operations: OperationResult[] = []
    for (const kind of kinds) {
      if (flags.only && !kind(0).name.includes(flags.only)) continue
      operations.push(await measure(place, kind))
      console.log(`  measured ${operations.at(-1)?.name}`)
    }
    return {
      size,
      customers: subject.customers,
      startMs: product.startMs,
      residentIdleMb,
      residentLoadedMb: product.residentMb(),
      operations,
    }
  } finally {
    await product.stop()
  }
}

async function measure(
  place: Place,
  kind: (client: number) => Operation,
): Promise<OperationResult> {
  // Client 0 of the load would start from a version the single run has moved on.
  const alone = kind(clients)
  const single = await measureSingle(place, alone, Number(flags.rounds))
  const before = await countStatements(place.port)
  const durationMs = Number(flags.seconds) * 1_000
  const crowd = Array.from({ length: clients }, (_, client) => kind(client))
  const bare = await loadBare(place, crowd, durationMs)
  const ours = await loadOurs(place, crowd, durationMs)
  const after = await countStatements(place.port)
  const requests = ours.perSecond * (durationMs / 1_000)
  return {
    name: alone.name,
    single,
    ours,
    bare,
    statements: (after - before) / requests,
    budget: alone.budget,
  }
}

/** Statements besides BEGIN and COMMIT that the server has sent so far. */
async function countStatements(port: number): Promise<number> {
  const metrics = await fetch(`http://127.0.0.1:${port}/metrics`).then((answer) => answer.text())
  return Number(/^leora_sql_statements_total (\d+)/m.exec(metrics)?.[1] ?? Number.NaN)
}

async function signIn(port: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ email: 'owner@demo.leora.test', password: demoPassword }),
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (!cookie) throw new Error(`Sign-in answered ${answer.status}: ${await answer.text()}`)
  return cookie
}

async function pickSubject(adminUrl: string): Promise<Subject & { customers: number }> {
  const sql = postgres(adminUrl, { max: 1 })
  try {
    const [tenant] = await sql<{ tenant_id: string; customers: number }[]>`
      select m.tenant_id, (select count(*)::int from customers c where c.tenant_id = m.tenant_id) as customers
      from members m join auth.users u on u.id = m.user_id where u.email = 'owner@demo.leora.test'
        and m.role = 'owner'`
    if (!tenant) throw new Error('The demo company is missing.')
    const rows = await sql<{ id: string; name: string }[]>`
      select id, name from customers where tenant_id = ${tenant.tenant_id} and version = 1
        and deleted_at is null order by id limit 500`
    return {
      tenantId: tenant.tenant_id,
      customers: tenant.customers,
      customerIds: rows.map((row) => row.id),
      searchTexts: rows.slice(200, 300).map((row) => row.name.slice(0, 6)),
      mistypedTexts: rows.slice(300, 400).map((row) => mistype(row.name)),
    }
  } finally {
    await sql.end()
  }
}
