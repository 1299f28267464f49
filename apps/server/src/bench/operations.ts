import {
  customerStatement,
  customersPageStatement,
  returningCustomer,
  searchStatement,
} from '@leora/api/customers/queries'
import { wholeView } from '@leora/api/customers/view'
import { summaryStatement, timelineStatement } from '@leora/api/timeline/queries'
import { listCustomersInput } from '@leora/domain/customers/inputs'
import { uuid7 } from '@leora/domain/uuid7'
import type postgres from 'postgres'
import { encodeRequest, type RequestOptions } from './http-client.ts'

export interface Subject {
  tenantId: string
  customerIds: string[]
  searchTexts: string[]
  /** Names with two letters swapped, as a hurried thumb writes them. */
  mistypedTexts: string[]
}

export interface Operation {
  name: string
  /** Next request of this kind; requests differ, so that nothing is answered from one warm page. */
  request: () => Buffer
  /** The same statements through postgres.js alone, on one connection. */
  bare: (sql: postgres.Sql) => Promise<unknown>
  budget: Budget | null
}

export interface Budget {
  /** p50 at one client: at most bare plus this many bare HTTP answers. */
  hellos: number
  /** Requests per second at sixteen clients: at least this share of bare. */
  share: number
}

export function listOperations(subject: Subject, cookie: string): Operation[] {
  const ids = cycle(subject.customerIds)
  const texts = cycle(subject.searchTexts)
  const mistyped = cycle(subject.mistypedTexts)
  const page = listCustomersInput.parse({})
  const query = (path: string, input: unknown): RequestOptions => ({
    method: 'GET',
    path: `/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`,
    cookie,
  })
  const write = (path: string, body: unknown): RequestOptions => ({
    method: 'POST',
    path: `/trpc/${path}`,
    cookie,
    body,
  })
  const pageStatement = customersPageStatement(subject.tenantId, page)
  return [
    {
      name: 'session-bound hello',
      request: () => encodeRequest({ method: 'GET', path: '/trpc/account.ping', cookie }),
      bare: (sql) => sql.unsafe('select 1 where $1::int = 1', [1], { prepare: true }),
      budget: null,
    },
    {
      name: 'customers list, 50 rows',
      request: () => encodeRequest(query('crm.customers.list', { limit: 50 })),
      bare: (sql) =>
        sql.unsafe(pageStatement.text, pageStatement.params as never[], { prepare: true }),
      budget: { hellos: 5, share: 0.45 },
    },
    {
      name: 'customers get',
      request: () => encodeRequest(query('crm.customers.get', { id: ids() })),
      bare: (sql) => bareGet(sql, subject.tenantId, ids()),
      budget: { hellos: 5, share: 0.25 },
    },
    {
      name: 'customers search',
      request: () => encodeRequest(query('crm.customers.search', { text: texts() })),
      bare: (sql) => bareSearch(sql, subject.tenantId, texts()),
      budget: { hellos: 5, share: 0.4 },
    },
    {
      name: 'customers search, mistyped',
      request: () => encodeRequest(query('crm.customers.search', { text: mistyped() })),
      bare: (sql) => bareSearch(sql, subject.tenantId, mistyped()),
      budget: { hellos: 5, share: 0.4 },
    },
    {
      name: 'customer summary',
      request: () => encodeRequest(query('crm.customers.summary', { id: ids() })),
      bare: (sql) => bareRead(sql, summaryStatement(subject.tenantId, ids(), wholeView)),
      budget: { hellos: 5, share: 0.25 },
    },
    {
      name: 'customer timeline, 50 entries',
      request: () => encodeRequest(query('crm.customers.timeline', { id: ids(), limit: 50 })),
      bare: (sql) =>
        bareRead(
          sql,
          timelineStatement(
            subject.tenantId,
            { id: ids(), limit: 50 },
            { view: wholeView, orders: wholeView },
          ),
        ),
      budget: { hellos: 5, share: 0.25 },
    },
    {
      name: 'customers create',
      request: () =>
        encodeRequest(
          write('crm.customers.create', { id: uuid7(), name: 'Bench & Sons', city: 'Ghent' }),
        ),
      bare: (sql) => bareCreate(sql, subject.tenantId),
      budget: { hellos: 5, share: 0.4 },
    },
  ]
}

/** Updates carry the version they start from, so each client owns one customer and counts along. */
export function updateOperation(subject: Subject, cookie: string, client: number): Operation {
  const id = subject.customerIds[client] ?? ''
  const bareId = subject.customerIds[client + 100] ?? ''
  let version = 0
  return {
    name: 'customers update',
    request: () => {
      version++
      return encodeRequest({
        method: 'POST',
        path: '/trpc/crm.customers.update',
        cookie,
        body: { id, expectedVersion: version, changes: { city: `Ghent ${version}` } },
      })
    },
    bare: (sql) => bareUpdate(sql, subject.tenantId, bareId),
    budget: { hellos: 5, share: 0.4 },
  }
}

const prepared = { prepare: true }

function bareGet(sql: postgres.Sql, tenantId: string, id: string) {
  return bareRead(sql, customerStatement(tenantId, id))
}

function bareRead(sql: postgres.Sql, { text, params }: { text: string; params: unknown[] }) {
  return sql.unsafe(text, params as never[], prepared)
}

// Inside a transaction, because the search function reads the tenant from its setting.
async function bareSearch(sql: postgres.Sql, tenantId: string, text: string) {
  const search = searchStatement(tenantId, { text, limit: 10 })
  await Promise.all([
    sql.unsafe('begin').execute(),
    sql.unsafe("select set_config('app.tenant_id', $1, true)", [tenantId], prepared).execute(),
    sql.unsafe(search.text, search.params as never[], prepared).execute(),
    sql.unsafe('commit').execute(),
  ])
}

async function bareCreate(sql: postgres.Sql, tenantId: string) {
  const id = uuid7()
  await Promise.all([
    sql.unsafe('begin').execute(),
    sql
      .unsafe(
        `insert into customers (tenant_id, id, number, name, city, currency) values ($1, $2, $3, $4, $5, 'USD')
          ${returningCustomer()}`,
        [tenantId, id, `B${id}`, 'Bench & Sons', 'Ghent'],
        prepared,
      )
      .execute(),
  ])
  await sql.unsafe('commit')
}

async function bareUpdate(sql: postgres.Sql, tenantId: string, id: string) {
  await Promise.all([
    sql.unsafe('begin').execute(),
    sql
      .unsafe(
        'select name, version, owner_id, deleted_at from customers where tenant_id = $1 and id = $2 for update',
        [tenantId, id],
        prepared,
      )
      .execute(),
  ])
  await sql.unsafe(
    `update customers set city = 'Ghent ' || version, version = version + 1, updated_at = now()
      where tenant_id = $1 and id = $2 ${returningCustomer()}`,
    [tenantId, id],
    prepared,
  )
  await sql.unsafe('commit')
}

function cycle<Value>(values: Value[]): () => Value {
  let at = 0
  return () => {
    const value = values[at++ % values.length]
    if (value === undefined) throw new Error('The benchmark needs data to work on.')
    return value
  }
}
