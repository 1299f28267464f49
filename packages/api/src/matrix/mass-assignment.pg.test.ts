import { aMember, aTenant, signIn, type TestActor, type TestTenant } from '@leora/testing/actors'
import { useDatabase } from '@leora/testing/database'
import { servicesOf } from '@leora/testing/services'
import { hashTables } from '@leora/testing/table-hashes'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { appRouter } from '../root.ts'
import { call, cases } from './procedures.ts'

const database = useDatabase()
let company: TestTenant
let stranger: TestTenant
/** Nobody ever names this colleague, or this number, in an input. */
let mallory: TestActor
const oddNumber = 47_110_815

beforeAll(async () => {
  company = await aTenant(database)
  stranger = await aTenant(database)
  mallory = await aMember(database, company.tenant.id, 'rep')
})

afterEach(() => {
  expect(servicesOf(database).unforeseen.splice(0)).toEqual([])
})

type Fields = Record<string, unknown>
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a client may not set, unless the input means it. */
const forged = (): Fields => ({
  tenantId: stranger.tenant.id,
  tenant_id: stranger.tenant.id,
  role: 'owner',
  userId: mallory.userId,
  user_id: mallory.userId,
  ownerId: mallory.userId,
  actorId: mallory.userId,
  permissionSetId: mallory.userId,
  isSteppedUp: true,
  suspendedAt: null,
  version: oddNumber,
  balanceMinor: oddNumber,
  createdAt: '1999-01-01T00:00:00Z',
  deletedAt: '1999-01-01T00:00:00Z',
})

/** The fields each object of an input means, as its own rules say; all of them where a record is free. */
function meant(schema: unknown, path: readonly string[]): ReadonlySet<string> {
  const json = z.toJSONSchema(schema as z.ZodType, { io: 'input', unrepresentable: 'any' })
  let at: Fields = json as Fields
  for (const key of path) {
    const properties = isFields(at['properties']) ? at['properties'] : {}
    at = isFields(properties[key]) ? properties[key] : {}
  }
  return new Set(Object.keys(isFields(at['properties']) ? at['properties'] : {}))
}

/** The input with forged fields in each of its objects, as JSON of the wire gives them. */
function poison(input: Fields, schema: unknown, path: readonly string[] = []): Fields {
  const known = meant(schema, path)
  const added = Object.entries(forged()).filter(([key]) => !known.has(key))
  const inner = Object.entries(input).map(([key, value]) => [
    key,
    isFields(value) && meant(schema, [...path, key]).size > 0
      ? poison(value, schema, [...path, key])
      : value,
  ])
  const text = JSON.stringify({ ...Object.fromEntries(inner), ...Object.fromEntries(added) })
  const prototype = JSON.stringify({ role: 'owner', isPolluted: true })
  const dangerous = `"__proto__": ${prototype}, "constructor": {"prototype": ${prototype}}`
  return JSON.parse(text === '{}' ? `{${dangerous}}` : `{${dangerous}, ${text.slice(1)}`) as Fields
}

/** How often what was forged stands in any row of the database. */
async function traces(): Promise<Record<string, number>> {
  const tables = await database.admin<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'auth', 'pgboss') order by 1`
  const marks = [mallory.userId, stranger.tenant.id, `${oddNumber}`, '1999-01-01', 'isPolluted']
  const parts = tables.map(
    ({ name }) => `select '${name}' as name, count(*)::int as found from ${name} t
      where to_jsonb(t)::text ~ '${marks.join('|')}'`,
  )
  const rows = await database.admin.unsafe<{ name: string; found: number }[]>(
    parts.join(' union all '),
  )
  return Object.fromEntries(rows.map(({ name, found }) => [name, found]))
}

async function owners(): Promise<string[]> {
  const rows = await database.admin<{ user_id: string }[]>`
    select user_id from members where role = 'owner' order by 1`
  return rows.map(({ user_id }) => user_id)
}

/** The schema of a procedure's input, as the router keeps it. */
function inputOf(path: string): unknown {
  const procedures = appRouter._def.procedures as unknown as Record<
    string,
    { _def: { inputs: unknown[] } }
  >
  return procedures[path]?._def.inputs[0]
}

const withInput = cases.filter((one) => one.expected.input && inputOf(one.path) !== undefined)

describe.for(withInput)('$name', (one) => {
  test('sets nothing by fields that its input does not mean (ASVS 15.3.3, 15.3.6)', async () => {
    const actor = await signIn(database, company.owner)
    const input = await one.expected.input?.(actor, company)
    if (!isFields(input)) return
    const poisoned = poison(input, inputOf(one.path))
    const before = {
      traces: await traces(),
      owners: await owners(),
      stranger: await hashTables(database, { tenantId: stranger.tenant.id }),
    }
    const outcome = await call(actor.caller, one, poisoned)
    if (!outcome.ok) expect(outcome).toMatchObject({ code: 'BAD_REQUEST' })
    expect({
      traces: await traces(),
      owners: await owners(),
      stranger: await hashTables(database, { tenantId: stranger.tenant.id }),
    }).toEqual(before)
    expect(JSON.stringify(outcome)).not.toContain('isPolluted')
    expect(({} as Fields)['isPolluted']).toBeUndefined()
    expect(({} as Fields)['role']).toBeUndefined()
  })
})

test('what is forged is found when it does get in', async () => {
  const before = await traces()
  const { caller } = company.owner
  await caller.crm.customers.create({ name: 'Anchor', ownerId: mallory.userId })
  const after = await traces()
  expect(after['public.customers']).toBe((before['public.customers'] ?? 0) + 1)
})
