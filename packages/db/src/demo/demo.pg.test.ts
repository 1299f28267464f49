import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isDeepStrictEqual } from 'node:util'
import { createTestDatabase, type TestDatabase } from '@leora/testing/database'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listDemoCompanies } from './companies.ts'
import type { DemoCompany } from './company.ts'
import { encodeCopyLine } from './copy-text.ts'
import { listActs } from './history/acts.ts'
import { generateNotifications } from './history/notifications.ts'
import { generateSessions } from './history/sessions.ts'
import { type DemoProgress, type LoadDemoOptions, loadDemo } from './load.ts'
import { demoTables } from './tables.ts'

let database: TestDatabase

const load = (options: Partial<LoadDemoOptions> = {}) =>
  loadDemo({
    adminUrl: database.adminUrl,
    size: 'small',
    seed: 1,
    hashPassword: async (password) => `hash of ${password}`,
    ...options,
  })

async function countRows() {
  const [counts] = await database.admin`
    select (select count(*)::int from tenants) as tenants, (select count(*)::int from members) as members,
      (select count(*)::int from auth.users) as users, (select count(*)::int from auth.passwords) as passwords,
      (select count(*)::int from customers) as customers, (select count(*)::int from serials) as serials,
      (select count(*)::int from audit_log) as audited, (select count(*)::int from notifications) as notified,
      (select count(*)::int from auth.sessions) as sessions, (select count(*)::int from live_outbox) as live`
  return counts
}

const complete = {
  tenants: 2,
  members: 19,
  users: 18,
  passwords: 7,
  customers: 340,
  serials: 4,
  audited: sum((company) => listActs(company).length),
  notified: sum((company) => [...generateNotifications(company)].length),
  sessions: sum((company) => [...generateSessions(company)].length),
  live: 0,
}

const rows = sum((company) =>
  demoTables.reduce((total, table) => total + [...table.rows(company)].length, 0),
)

function sum(count: (company: DemoCompany) => number): number {
  return listDemoCompanies('small', 1).reduce((total, company) => total + count(company), 0)
}

// The record refuses to be emptied, so each test begins with a clone of its own.
beforeEach(async () => {
  database = await createTestDatabase()
})
afterEach(() => database.close())

describe('loadDemo', () => {
  it('fills both companies, with no audit rows but their history, and without change notices', async () => {
    const progress: DemoProgress[] = []
    const result = await load({ onProgress: (step) => progress.push(step) })
    expect(result).toMatchObject({ loaded: 2, skipped: 0, rows })
    expect(await countRows()).toEqual(complete)
    expect(progress.at(-1)).toMatchObject({ table: 'feature_uses', rows })
  })

  it('changes nothing the second time, and says so', async () => {
    await load()
    expect(await load()).toMatchObject({ loaded: 0, skipped: 2, rows: 0 })
    expect(await countRows()).toEqual(complete)
  })

  it('finds the demo of another day', async () => {
    await load({ asOf: new Date('2026-11-21T15:00:00Z') })
    const before = await countRows()
    expect(await load({ asOf: new Date('2026-12-02T09:00:00Z') })).toMatchObject({
      loaded: 0,
      skipped: 2,
    })
    expect(await countRows()).toEqual(before)
  })

  it('refuses a demo of another seed beside the first', async () => {
    await load()
    await expect(load({ seed: 2 })).rejects.toThrow('owner@demo.leora.test is here already')
    expect(await countRows()).toEqual(complete)
  })

  it('loads once when two start at the same moment', async () => {
    const results = await Promise.all([load(), load()])
    expect(results[0].loaded + results[1].loaded).toBe(2)
    expect(await countRows()).toEqual(complete)
  })

  it('leaves nothing of a company it was stopped in, and goes on with it the next time', async () => {
    const stopped = load({
      onProgress: ({ company, table }) => {
        if (company.startsWith('Sonnhalder') && table === 'audit_log') throw new Error('stopped')
      },
    })
    await expect(stopped).rejects.toThrow('stopped')
    expect(await countRows()).toMatchObject({
      tenants: 1,
      members: 14,
      users: 14,
      customers: 300,
      serials: 2,
    })
    expect(await load()).toMatchObject({ loaded: 1, skipped: 1 })
    expect(await countRows()).toEqual(complete)
  })

  it('hashes one password per person who signs in', async () => {
    const hashed: string[] = []
    await load({
      hashPassword: async (password) => {
        hashed.push(password)
        return `hash ${hashed.length}`
      },
    })
    expect(hashed).toEqual(Array.from({ length: 7 }, () => 'leora-demo-sign-in'))
    const rows =
      await database.admin`select count(distinct hash)::int as hashes from auth.passwords`
    expect(rows[0]).toEqual({ hashes: 7 })
  })

  it('shows a tenant its own customers and nobody else’s', async () => {
    await load()
    for (const company of listDemoCompanies('small', 1)) {
      const [seen] = await database.app.begin(async (sql) => {
        await sql`select set_config('app.tenant_id', ${company.id}, true)`
        return await sql<{ total: number }[]>`select count(*)::int as total from customers`
      })
      expect(seen?.total).toBe(company.customerCount)
    }
  })

  it('keeps a history that leads to the rows as the database writes them', async () => {
    await load({ asOf: new Date('2026-12-01T15:00:00Z') })
    const rows = await database.admin`
      with final as (
        select distinct on (a.entity_id, c.key) a.entity_id, a.entity_type, c.key, c.value -> 'new' as value
        from audit_log a cross join jsonb_each(a.changes) c order by a.entity_id, c.key, a.at desc
      ), rows as (
        select id, to_jsonb(c) as row from customers c union all select user_id, to_jsonb(m) from members m
      )
      select f.entity_type, f.key, f.value, r.row -> f.key as found from final f left join rows r on r.id = f.entity_id`
    expect(rows.length).toBeGreaterThan(100)
    expect(rows.filter(({ value, found }) => !isDeepStrictEqual(value, found))).toEqual([])
  })

  it('records a creation as the trigger does', async () => {
    await load()
    const [created] = await database.admin`
      select changes, entity_id from audit_log a where action = 'created'
        and not exists (select from audit_log b where b.entity_id = a.entity_id and b.id <> a.id)`
    const [recorded] = await database.admin.begin(async (sql) => {
      await sql`create temp table copied on commit drop as
        select * from customers where id = ${created?.['entity_id']}`
      await sql`alter table copied drop search_name, drop search_city, drop search_text`
      await sql`update copied set id = leora.uuid7(), number = 'TM999999999'`
      const [columns] = await sql<{ list: string }[]>`
        select string_agg(quote_ident(attname), ', ') as list from pg_attribute
        where attrelid = 'copied'::regclass and attnum > 0 and not attisdropped`
      await sql.unsafe(
        `insert into customers (${columns?.list}) select ${columns?.list} from copied`,
      )
      return await sql`select changes from audit_log where changes @> '{"number": {"new": "TM999999999"}}'`
    })
    expect({ ...recorded?.['changes'], id: null, number: null }).toEqual({
      ...created?.['changes'],
      id: null,
      number: null,
    })
  })

  it('lets the owner look into the other company as well, and sign in at home', async () => {
    await load()
    const [main, other] = listDemoCompanies('small', 1)
    const places = await database.admin`
      select m.tenant_id, m.role from members m join auth.users u on u.id = m.user_id
        left join auth.sessions s on s.user_id = m.user_id and s.tenant_id = m.tenant_id
          and s.expires_at <= s.last_seen_at
      where u.email = 'owner@demo.leora.test' order by s.last_seen_at desc`
    expect(places.map((row) => ({ ...row }))).toEqual([
      { tenant_id: main?.id, role: 'owner' },
      { tenant_id: other?.id, role: 'viewer' },
    ])
  })

  it('gives what concerns signing in to people nobody signs in as', async () => {
    await load()
    const [counts] = await database.admin`
      select (select count(*)::int from auth.passkeys) as passkeys,
        (select count(*)::int from auth.sign_in_events) as events,
        (select count(*)::int from auth.sessions where expires_at > last_seen_at) as open,
        (select count(*)::int from members where permission_set_id is not null) as limited`
    expect(Math.min(...Object.values(counts ?? {}))).toBeGreaterThan(0)
    const touched = await database.admin`
      select email from auth.users u join auth.passwords on user_id = u.id
      where exists (select from auth.passkeys where user_id = u.id)
        or exists (select from auth.sign_in_events where user_id = u.id)
        or exists (select from members where user_id = u.id and (permission_set_id is not null or suspended_at is not null))`
    expect(touched).toEqual([])
  })

  it('leaves nobody to be told of a strange sign-in', async () => {
    await load()
    const [events] = await database.admin`
      select count(*) filter (where anomalies <> '{}')::int as strange,
        count(*) filter (where anomalies <> '{}' and told_at is null)::int as untold from auth.sign_in_events`
    expect(events).toMatchObject({ untold: 0 })
    expect(events?.['strange']).toBeGreaterThan(2)
  })

  it('lets the next customer number follow the last one of the demo', async () => {
    await load()
    const rows = await database.admin`
      select s.last_value, max(substr(c.number, 3, 8))::int as highest, s.kind
      from serials s join customers c using (tenant_id) where s.kind = 'customers' group by s.last_value, s.kind order by 1`
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { last_value: 40, highest: 40, kind: 'customers' },
      { last_value: 300, highest: 300, kind: 'customers' },
    ])
  })
})

it('copies any text and list that PostgreSQL can hold', async () => {
  const text = fc
    .string({ unit: 'binary' })
    .filter((value) => !value.includes('\0') && value.isWellFormed())
  const special = fc.constantFrom('\\N', '\\.', '', '\\', '"', '{}', 'NULL', 'a,b', '\r\n\t\v\f\b')
  const words = fc.oneof(text, special)
  const rows = fc.sample(fc.tuple(fc.option(words), fc.array(words, { maxLength: 4 })), 2_000)
  const read = await database.admin.begin(async (sql) => {
    await sql`create temp table copied (at int, word text, words text[]) on commit drop`
    const target = await sql`copy copied from stdin`.writable()
    await pipeline(
      Readable.from(rows.map((row, at) => Buffer.from(encodeCopyLine([at, ...row])))),
      target,
    )
    return await sql<{ word: string; words: string }[]>`
      select word, to_json(words)::text as words from copied order by at`
  })
  expect(read.map(({ word, words }) => [word, JSON.parse(words)])).toEqual(rows)
})
