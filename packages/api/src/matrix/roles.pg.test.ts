import { randomBytes } from 'node:crypto'
import { hashToken } from '@leora/db/tenant'
import { roles } from '@leora/domain/actor'
import { aMember, anApiKey, aTenant, callerOf, type TestTenant } from '@leora/testing/actors'
import { useDatabase } from '@leora/testing/database'
import { servicesOf } from '@leora/testing/services'
import { hashTables } from '@leora/testing/table-hashes'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { expected } from './expected.ts'
import { actorFor, call, cases, mutations, procedures } from './procedures.ts'

const database = useDatabase()
let company: TestTenant
beforeAll(async () => {
  company = await aTenant(database)
})
afterEach(() => {
  expect(servicesOf(database).unforeseen.splice(0)).toEqual([])
})

test('the table names every procedure of the router, and no other', () => {
  expect(Object.keys(expected).sort()).toEqual(procedures.map((one) => one.path).sort())
})

describe.for(cases)('$name', (one) => {
  test.for(roles)('as %s (ASVS 8.2.1, 8.3.1, 14.2.6, 15.3.1)', async (role) => {
    // A session of its own: some procedures end or move it.
    const actor = await actorFor(one, company, role)
    const input = await one.expected.input?.(actor, company)
    const isAllowed = one.expected.allowed.includes(role)
    const before = isAllowed ? undefined : await hashTables(database)
    const outcome = await call(actor.caller, one, input)
    if (isAllowed) {
      expect(outcome).toMatchObject({ ok: true })
      // Parsing leaves out what the schema does not name, so nothing more may be there.
      if (outcome.ok && one.returns) {
        expect(one.returns.parse(outcome.value)).toEqual(outcome.value)
      }
    } else {
      expect(outcome).toMatchObject({ ok: false, code: 'FORBIDDEN' })
      expect(await hashTables(database)).toEqual(before)
    }
  })

  test('signed out', async () => {
    const input = await one.expected.input?.(company.owner, company)
    const before = await hashTables(database)
    const strangers = [
      callerOf(database, null),
      callerOf(database, { kind: 'session', tokenHash: hashToken('made up') }),
      callerOf(database, { kind: 'key', tokenHash: hashToken(randomBytes(9).toString('hex')) }),
      // A session's token is no key, nor the other way round.
      callerOf(database, { kind: 'key', tokenHash: company.owner.credential.tokenHash }),
    ]
    for (const stranger of strangers) {
      expect(await call(stranger, one, input)).toMatchObject({
        ok: false,
        code: 'UNAUTHORIZED',
        data: { reason: 'signed_out' },
      })
    }
    expect(await hashTables(database)).toEqual(before)
  })

  test('before the second factor that the company asks for', async () => {
    const [role = 'owner'] = one.expected.allowed
    const strict = await aTenant(database)
    await database.admin`
      insert into security_policies (tenant_id, factor_required_roles) values (${strict.tenant.id}, ${[role]})`
    const actor = await actorFor(one, strict, role, { isFactorProven: false })
    const input = await one.expected.input?.(actor, strict)
    const before = await hashTables(database)
    const outcome = await call(actor.caller, one, input)
    if (one.expected.beforeGate) {
      expect(outcome).toMatchObject({ ok: true })
    } else {
      expect(outcome).toMatchObject({ ok: false, data: { reason: 'factor_required' } })
      expect(await hashTables(database)).toEqual(before)
    }
  })

  test('from a session left open (ASVS 7.5.3)', async () => {
    const [role = 'owner'] = one.expected.allowed
    const actor = await actorFor(one, company, role, { isSteppedUp: false })
    const input = await one.expected.input?.(actor, company)
    const before = await hashTables(database)
    const outcome = await call(actor.caller, one, input)
    if (one.expected.stepUp) {
      expect(outcome).toMatchObject({ ok: false, data: { reason: 'step_up_required' } })
      expect(await hashTables(database)).toEqual(before)
    } else {
      expect(outcome).toMatchObject({ ok: true })
    }
  })

  test('with a key that may only read', async () => {
    const [role = 'owner'] = one.expected.allowed
    const key = await anApiKey(company[role], ['read'])
    const input = await one.expected.input?.(key, company)
    const before = await hashTables(database)
    const outcome = await call(key.caller, one, input)
    if (one.type !== 'mutation' && one.expected.keys) {
      expect(outcome).toMatchObject({ ok: true })
    } else {
      expect(outcome).toMatchObject({ ok: false, code: 'FORBIDDEN' })
      expect(await hashTables(database)).toEqual(before)
    }
  })

  test('with a key that may write', async () => {
    const [role = 'owner'] = one.expected.allowed
    const key = await anApiKey(company[role], ['read', 'write'])
    const input = await one.expected.input?.(key, company)
    const outcome = await call(key.caller, one, input)
    expect(outcome).toMatchObject(
      one.expected.keys ? { ok: true } : { ok: false, code: 'FORBIDDEN' },
    )
  })
})

describe.for(mutations)('$name', (one) => {
  test('is refused, and changes nothing, once the session it remembers has ended (ASVS 7.4.1)', async () => {
    const actor = await actorFor(one, company, 'owner')
    await actor.caller.account.me()
    const input = await one.expected.input?.(actor, company)
    await database.admin`delete from auth.sessions where id = ${actor.sessionId}`
    // A block of customer numbers may be put aside for a create that then fails.
    const before = await hashTables(database, { except: ['serials'] })
    expect(await call(actor.caller, one, input)).toMatchObject({ ok: false, code: 'UNAUTHORIZED' })
    expect(await hashTables(database, { except: ['serials'] })).toEqual(before)
  })

  test('is recorded with who did it', async () => {
    const actor = await actorFor(one, company, 'owner')
    const input = await one.expected.input?.(actor, company)
    const [{ now } = { now: '' }] = await database.admin<
      { now: string }[]
    >`select clock_timestamp()::text as now`
    expect(await call(actor.caller, one, input)).toMatchObject({ ok: true })
    const rows = await database.admin`
      select entity_type, action, actor_id, actor_kind, ip_address, user_agent, request_id like 'req-%' as has_request
      from audit_log where tenant_id = ${actor.tenantId} and at > ${now}::text::timestamptz order by at, id`
    const { recorded } = one.expected
    if (!recorded) throw new Error(`The table does not say how ${one.path} is recorded.`)
    if ('not' in recorded) {
      expect(rows).toHaveLength(0)
      return
    }
    const [entity_type, action] = recorded
    expect(rows).toContainEqual(expect.objectContaining({ entity_type, action }))
    for (const row of rows) {
      expect(row).toMatchObject({
        actor_id: actor.userId,
        actor_kind: 'user',
        ip_address: '192.0.2.1',
        user_agent: 'Test browser',
        has_request: true,
      })
    }
  })

  test('refuses nonsense with a sentence and changes nothing (ASVS 2.2.1, 2.2.2)', async () => {
    const before = await hashTables(database)
    for (const nonsense of [
      { id: 'x', tenantId: 5, ids: 'no', name: 7, scopes: 'all' },
      'text',
      null,
      [1],
    ]) {
      const outcome = await call(company.owner.caller, one, nonsense)
      expect(outcome).toMatchObject({ ok: false, code: 'BAD_REQUEST' })
    }
    expect(await hashTables(database)).toEqual(before)
  })
})

test('two owners who demote each other at once do not both succeed (ASVS 15.4.2)', async () => {
  const reason = 'Leaves the company'
  const pairs = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const { owner, tenant } = await aTenant(database)
      return { owner, other: await aMember(database, tenant.id, 'owner') }
    }),
  )
  await Promise.all(
    pairs.flatMap(({ owner, other }) => [owner.caller.account.me(), other.caller.account.me()]),
  )
  await Promise.allSettled(
    pairs.flatMap(({ owner, other }) => [
      owner.caller.admin.setMemberRole({ userId: other.userId, role: 'viewer', reason }),
      other.caller.admin.setMemberRole({ userId: owner.userId, role: 'viewer', reason }),
    ]),
  )
  const rows = await database.admin`
    select count(*) filter (where role = 'owner')::int as owners from members
    where tenant_id = any (${pairs.map(({ owner }) => owner.tenantId)}) group by tenant_id`
  expect(rows.map((row) => row['owners'])).toEqual(Array(8).fill(1))
})
