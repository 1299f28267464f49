import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createTestDatabase, type TestDatabase } from '@leora/testing/database'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listDemoCompanies } from './companies.ts'
import { encodeCopyLine } from './copy-text.ts'
import { type DemoProgress, type LoadDemoOptions, loadDemo } from './load.ts'

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
      (select count(*)::int from audit_log) as audited, (select count(*)::int from live_outbox) as live`
  return counts
}

const complete = {
  tenants: 2,
  members: 10,
  users: 10,
  passwords: 7,
  customers: 340,
  serials: 2,
  audited: 0,
  live: 0,
}

// The record refuses to be emptied, so each test begins with a clone of its own.
beforeEach(async () => {
  database = await createTestDatabase()
})
afterEach(() => database.close())

describe('loadDemo', () => {
  it('fills both companies, without audit rows or change notices', async () => {
    const progress: DemoProgress[] = []
    const result = await load({ onProgress: (step) => progress.push(step) })
    expect(result).toMatchObject({ loaded: 2, skipped: 0, rows: 340 })
    expect(await countRows()).toEqual(complete)
    expect(progress.at(-1)).toMatchObject({ table: 'customers', rows: 340 })
  })

  it('changes nothing the second time, and says so', async () => {
    await load()
    expect(await load()).toMatchObject({ loaded: 0, skipped: 2, rows: 0 })
    expect(await countRows()).toEqual(complete)
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
      onProgress: ({ rows }) => {
        if (rows > 300) throw new Error('stopped')
      },
    })
    await expect(stopped).rejects.toThrow('stopped')
    expect(await countRows()).toMatchObject({
      tenants: 1,
      members: 6,
      users: 6,
      customers: 300,
      serials: 1,
    })
    expect(await load()).toMatchObject({ loaded: 1, skipped: 1, rows: 40 })
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

  it('lets the next customer number follow the last one of the demo', async () => {
    await load()
    const rows = await database.admin`
      select s.last_value, max(substr(c.number, 3, 8))::int as highest, s.kind
      from serials s join customers c using (tenant_id) group by s.last_value, s.kind order by 1`
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
