import { uuid7 } from '@leora/domain/uuid7'
import { aTenant, type TestActor } from '@leora/testing/actors'
import { aCustomer } from '@leora/testing/builders/customer'
import { useDatabase } from '@leora/testing/database'
import { servicesOf } from '@leora/testing/services'
import { TRPCError } from '@trpc/server'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'

const database = useDatabase()
afterEach(() => {
  expect(servicesOf(database).unforeseen.splice(0)).toEqual([])
})

/** Entries of one moment, in several months, of few kinds: everything a page must not trip over. */
async function entries(actor: TestActor, count: number): Promise<string[]> {
  const made = Array.from({ length: count }, (_, n) => ({
    id: uuid7(),
    type: ['customers', 'members', 'tenants'][n % 3],
    action: ['updated', 'exported'][n % 2],
    minutes: Math.floor(n / 5) * 20_000,
  }))
  await database.admin`
    insert into audit_log (tenant_id, id, at, actor_id, actor_kind, entity_type, entity_id, action, changes)
    select ${actor.tenantId}, (r ->> 'id')::uuid,
      '2026-11-01 00:00:00.123456+00'::timestamptz - make_interval(mins => (r ->> 'minutes')::int),
      ${actor.userId}, 'user', r ->> 'type', ${actor.userId}, r ->> 'action', '{}'
    from jsonb_array_elements(${JSON.stringify(made)}::text::jsonb) as r`
  return made.map((one) => one.id)
}

type Input = Parameters<TestActor['caller']['crm']['extensions']['getAuditLog']>[0]

async function readAll(actor: TestActor, input: Input) {
  const seen: Awaited<ReturnType<typeof actor.caller.crm.extensions.getAuditLog>>['items'] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof actor.caller.crm.extensions.getAuditLog>> =
      await actor.caller.crm.extensions.getAuditLog({ ...input, ...(cursor ? { cursor } : {}) })
    seen.push(...page.items)
    cursor = page.nextCursor
  } while (cursor)
  return seen
}

test('every page together holds every entry once, newest first, over months and ties', async () => {
  const { owner } = await aTenant(database)
  const ids = await entries(owner, 60)
  for (const limit of [1, 4, 7, 50]) {
    const seen = await readAll(owner, { limit, actorId: owner.userId })
    expect(seen.map((item) => item.id).sort()).toEqual([...ids].sort())
    const order = seen.map((item) => `${item.at} ${item.id}`)
    expect(order).toEqual([...order].sort().reverse())
  }
})

test('a filter answers exactly the entries it describes', async () => {
  const { owner } = await aTenant(database)
  await entries(owner, 60)
  const all = (await readAll(owner, { limit: 200 })).filter((item) => item.actorId !== null)
  const middle = all[30]?.at ?? ''
  const filters: { input: Input; keep: (item: (typeof all)[number]) => boolean }[] = [
    { input: { entityType: 'members' }, keep: (item) => item.entityType === 'members' },
    { input: { action: 'exported' }, keep: (item) => item.action === 'exported' },
    { input: { from: middle }, keep: (item) => item.at >= middle },
    { input: { to: middle }, keep: (item) => item.at < middle },
    {
      input: { entityType: 'tenants', entityId: owner.userId, action: 'updated' },
      keep: (item) => item.entityType === 'tenants' && item.action === 'updated',
    },
  ]
  for (const { input, keep } of filters) {
    const found = await readAll(owner, { ...input, actorId: owner.userId, limit: 9 })
    expect(found, JSON.stringify(input)).toEqual(all.filter(keep))
    expect(found.length).toBeGreaterThan(0)
  }
})

test('an act that changes no row is recorded by whoever may, and by nobody else', async () => {
  const { rep, viewer, owner } = await aTenant(database)
  const { id } = await aCustomer(rep)
  const { logAudit } = rep.caller.crm.extensions
  await logAudit({
    entityType: 'customers',
    entityId: id,
    action: 'viewed_sensitive',
    note: 'Licence',
  })
  const [item] = (await owner.caller.crm.extensions.getAuditLog({ action: 'viewed_sensitive' }))
    .items
  expect(item).toMatchObject({
    actorId: rep.userId,
    entityId: id,
    changes: { note: { old: null, new: 'Licence' } },
  })
  await expect(
    viewer.caller.crm.extensions.logAudit({
      entityType: 'customers',
      entityId: id,
      action: 'exported',
    }),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

test('whatever stands in a cursor or a date, the answer is a page or a sentence', async () => {
  const { owner } = await aTenant(database)
  const cursor = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .tuple(
        fc.oneof(
          fc.date({ noInvalidDate: true }).map((at) => at.toISOString()),
          fc.constantFrom(
            '0000-01-01T00:00:00Z',
            '9999-12-31T23:59:59.999999999Z',
            '2026-02-30T00:00:00Z',
            'now',
          ),
        ),
        fc.uuid(),
      )
      .map((parts) => parts.join('|')),
  )
  const instant = fc.constantFrom(
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '2026-01-01T00:00:00+23:59',
    'yesterday',
  )
  const outcomeOf = (input: Input) =>
    owner.caller.crm.extensions.getAuditLog(input).then(
      () => 'OK',
      (error: unknown) => (error instanceof TRPCError ? error.code : 'not an answer'),
    )
  await fc.assert(
    fc.asyncProperty(cursor, instant, async (text, at) => {
      expect(['OK', 'BAD_REQUEST']).toContain(await outcomeOf({ cursor: text }))
      expect(['OK', 'BAD_REQUEST']).toContain(await outcomeOf({ from: at }))
    }),
    { numRuns: 150 },
  )
})
