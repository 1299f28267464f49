import { customerSorts } from '@leora/domain/customers/inputs'
import { type Reach, reaches } from '@leora/domain/permissions/acts'
import { uuid7 } from '@leora/domain/uuid7'
import { aMember, aTenant, signIn, type TestActor } from '@leora/testing/actors'
import { aCustomer } from '@leora/testing/builders/customer'
import { aTeam, giveRights } from '@leora/testing/builders/rights'
import { useDatabase } from '@leora/testing/database'
import { servicesOf } from '@leora/testing/services'
import { TRPCError } from '@trpc/server'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { wireErrorData } from '../error-mapping.ts'

const database = useDatabase()
afterEach(() => {
  expect(servicesOf(database).unforeseen.splice(0)).toEqual([])
})

const limitedActs = [
  'customers.read',
  'customers.edit',
  'customers.delete',
  'customers.restore',
] as const
type LimitedAct = (typeof limitedActs)[number]

const reach = fc.constantFrom(...reaches)
const anyReach = {
  'customers.read': reach,
  'customers.edit': reach,
  'customers.delete': reach,
  'customers.restore': reach,
}
const people = 4
const somebody = fc.nat({ max: people - 1 })
const company = fc.record({
  grants: fc.oneof(
    { weight: 9, arbitrary: fc.record(anyReach, { requiredKeys: ['customers.read'] }) },
    { weight: 1, arbitrary: fc.record(anyReach, { requiredKeys: [] }) },
  ) as fc.Arbitrary<Partial<Record<LimitedAct, Reach>>>,
  teams: fc.array(
    fc.record({
      lead: fc.option(somebody),
      people: fc.uniqueArray(somebody, { maxLength: 3 }),
      isDeleted: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  customers: fc.array(
    fc.record({
      owner: fc.option(somebody),
      isDeleted: fc.boolean(),
      isOnHold: fc.boolean(),
    }),
    { minLength: 1, maxLength: 7 },
  ),
})
type Company = typeof company extends fc.Arbitrary<infer Value> ? Value : never

/** The rules in plain words: the first person asks. */
function model({ grants, teams }: Company) {
  const sharesTeam = (owner: number) =>
    teams.some(
      (team) =>
        !team.isDeleted &&
        (team.lead === 0 || team.people.includes(0)) &&
        team.people.includes(owner),
    )
  const isIn = (reach: Reach | undefined, owner: number | null) =>
    reach === 'tenant' ||
    (owner !== null &&
      reach !== undefined &&
      (owner === 0 || (reach === 'team' && sharesTeam(owner))))
  return {
    sees: (owner: number | null) => isIn(grants['customers.read'], owner),
    may: (act: LimitedAct, owner: number | null) =>
      isIn(grants['customers.read'], owner) && isIn(grants[act], owner),
  }
}

/** What a call comes to: done, or why not. */
async function outcomeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'done'
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error
    return wireErrorData(error).reason
  }
}

async function arrange(plan: Company) {
  const { tenant, owner, viewer } = await aTenant(database)
  const others = await Promise.all(
    Array.from({ length: people - 1 }, () => aMember(database, tenant.id, 'rep')),
  )
  const staff = [viewer, ...others]
  for (const { lead, people: members, isDeleted } of plan.teams) {
    await aTeam(owner, {
      lead: lead === null ? null : (staff[lead] ?? null),
      people: members.flatMap((at) => staff[at] ?? []),
      isDeleted,
    })
  }
  const made = []
  for (const one of plan.customers) {
    const ownerId = one.owner === null ? null : (staff[one.owner]?.userId ?? null)
    const status = one.isOnHold ? 'on_hold' : 'active'
    const { id } = await aCustomer(owner, { name: `Anchor ${made.length}`, ownerId, status })
    if (one.isDeleted) await owner.caller.crm.customers.delete({ id, expectedVersion: 1 })
    await database.admin`
      insert into notifications (tenant_id, id, user_id, kind, link)
      values (${tenant.id}, ${uuid7()}, ${viewer.userId}, 'customer_assigned', ${`/customers/${id}`})`
    made.push({ ...one, id, version: one.isDeleted ? 2 : 1 })
  }
  await giveRights(viewer, { grants: { ...plan.grants, 'audit.write': 'tenant' } })
  return { reader: viewer, made }
}

type Made = Awaited<ReturnType<typeof arrange>>['made']

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).toSorted()

async function expectReads(reader: TestActor, made: Made, sees: ReturnType<typeof model>['sees']) {
  const { crm, metrics, account } = reader.caller
  const seen = made.filter(({ owner }) => sees(owner))
  const alive = seen.filter(({ isDeleted }) => !isDeleted)
  const onHold = alive.filter(({ isOnHold }) => isOnHold)

  for (const sort of customerSorts) {
    expect(ids((await crm.customers.list({ sort })).items), sort).toEqual(ids(alive))
  }
  expect(ids((await crm.customers.list({ text: 'anchor' })).items)).toEqual(ids(alive))
  expect(ids((await crm.customers.list({ status: 'on_hold' })).items)).toEqual(ids(onHold))
  expect(ids((await crm.customers.list({ ownerId: null })).items)).toEqual(
    ids(alive.filter(({ owner }) => owner === null)),
  )
  expect(ids((await crm.customers.search({ text: 'anchor' })).items)).toEqual(ids(alive))
  expect(ids((await crm.customers.search({ text: 'chor' })).items)).toEqual(ids(alive))
  const stats = await crm.customers.stats()
  expect(stats.total).toBe(alive.length)
  expect(stats.byStatus['on_hold'] ?? 0).toBe(onHold.length)

  const today = await metrics.getToday()
  const counted = today.figures.find(({ key }) => key === 'customers')?.explanation.value
  expect(counted).toEqual({ kind: 'count', value: alive.length })
  expect(ids(today.attention.map(({ customer }) => customer))).toEqual(
    ids(alive.filter(({ isOnHold, owner }) => isOnHold || owner === null)),
  )
  const seenIds = new Set(ids(seen))
  for (const { entityId } of today.recent) expect(seenIds.has(entityId ?? '')).toBe(true)
  const isWhole = made.every(({ owner }) => sees(owner)) && sees(null)
  // Every living customer was made, and each deleted one deleted besides; only who sees all sees what is gone.
  const entries = isWhole ? seen.length + (seen.length - alive.length) : alive.length
  expect(today.recent).toHaveLength(Math.min(8, entries))

  const { items } = await account.listNotifications({})
  expect(new Set(items.flatMap(({ link }) => link ?? []))).toEqual(
    new Set(seen.map(({ id }) => `/customers/${id}`)),
  )
  for (const { id, owner } of made) {
    expect(await outcomeOf(crm.customers.get({ id }))).toBe(sees(owner) ? 'done' : 'not_found')
    const history = await crm.extensions.getAuditLog({ entityType: 'customers', entityId: id })
    expect(history.items.length > 0).toBe(sees(owner))
    const act = { entityType: 'customers', entityId: id, action: 'exported' } as const
    expect(await outcomeOf(crm.extensions.logAudit(act))).toBe(sees(owner) ? 'done' : 'not_found')
  }
}

async function expectWrites(
  reader: TestActor,
  made: Made,
  plan: Company,
  { sees, may }: ReturnType<typeof model>,
) {
  const { customers } = reader.caller.crm
  const expected = (act: LimitedAct, owner: number | null, isThere: boolean) => {
    if (!isThere || !sees(owner)) return 'not_found'
    return plan.grants[act] !== undefined && may(act, owner) ? 'done' : 'forbidden'
  }
  for (const { id, owner, isDeleted, version } of made) {
    const changes = { city: 'Linz' }
    expect(await outcomeOf(customers.update({ id, expectedVersion: version, changes }))).toBe(
      expected('customers.edit', owner, !isDeleted),
    )
    // A create sent under the id of somebody else's customer shows nothing of it.
    expect(await outcomeOf(customers.create({ id, name: 'Mine' }))).toBe('forbidden')
    const after = await database.admin<{ version: number }[]>`
      select version from customers where id = ${id}`
    const current = after[0]?.version ?? 0
    const wasDeleted = await outcomeOf(customers.delete({ id, expectedVersion: current }))
    expect(wasDeleted).toBe(expected('customers.delete', owner, !isDeleted))
    expect(await outcomeOf(customers.restore({ id }))).toBe(
      expected('customers.restore', owner, true),
    )
  }
}

test('for any rights, teams and customers, every procedure shows and changes exactly the rows the rules say (ASVS 8.2.2, 8.3.1)', async () => {
  await fc.assert(
    fc.asyncProperty(company, async (plan) => {
      const { reader, made } = await arrange(plan)
      const rules = model(plan)
      if (plan.grants['customers.read'] === undefined) {
        expect(await outcomeOf(reader.caller.crm.customers.list({}))).toBe('forbidden')
        expect(await outcomeOf(reader.caller.metrics.getToday())).toBe('forbidden')
        return
      }
      await expectReads(reader, made, rules.sees)
      await expectWrites(reader, made, plan, rules)
    }),
    { numRuns: 40 },
  )
}, 180_000)

describe('hidden fields', () => {
  const fields = {
    'customers.creditLimitMinor': 'hidden',
    'customers.balanceMinor': 'hidden',
    'customers.notes': 'hidden',
  }
  const grants = {
    'customers.read': 'tenant',
    'customers.create': 'tenant',
    'customers.edit': 'tenant',
    'customers.delete': 'tenant',
    'customers.restore': 'tenant',
    'audit.read': 'tenant',
  }
  const limit = 987_654_32
  const secret = 'a word for nobody else'

  async function arrangeHidden() {
    const { owner, rep } = await aTenant(database)
    const { id } = await aCustomer(owner, {
      name: 'Anchor',
      creditLimitMinor: limit,
      notes: secret,
      status: 'on_hold',
      ownerId: rep.userId,
    })
    await database.admin`update customers set balance_minor = ${limit + 1} where id = ${id}`
    await owner.caller.crm.customers.update({
      id,
      expectedVersion: 1,
      changes: { creditLimitMinor: limit - 1 },
    })
    await giveRights(rep, { name: 'Blind', grants, fields })
    return { owner, rep, id }
  }

  test('are nowhere in any answer (ASVS 8.2.3, 15.3.1)', async () => {
    const { rep, id } = await arrangeHidden()
    const { crm, metrics } = rep.caller
    const current = await database.admin<
      { version: number }[]
    >`select version from customers where id = ${id}`
    const answers = [
      await crm.customers.list({}),
      await crm.customers.get({ id }),
      await crm.customers.search({ text: 'anchor' }),
      await metrics.getToday(),
      await crm.extensions.getAuditLog({ entityType: 'customers', entityId: id }),
      await crm.extensions.getAuditLog({}),
      await crm.customers.update({
        id,
        expectedVersion: current[0]?.version ?? 0,
        changes: { city: 'Graz' },
      }),
      await crm.customers
        .update({ id, expectedVersion: 1, changes: { city: 'Linz' } })
        .catch((error: TRPCError) => wireErrorData(error)),
      await crm.customers.create({ id, name: 'Sent again' }),
      await crm.customers.delete({ id, expectedVersion: 3 }),
      await crm.customers.restore({ id }),
    ]
    for (const answer of answers) {
      const text = JSON.stringify(answer)
      expect(text).not.toContain(secret)
      for (const amount of [limit - 1, limit, limit + 1]) expect(text).not.toContain(`${amount}`)
      expect(text).not.toMatch(/over_credit_limit|overCreditLimit/)
    }
    expect(answers[7]).toMatchObject({ reason: 'conflict', current: { creditLimitMinor: null } })
    expect(answers[1]).toMatchObject({ creditLimitMinor: null, balanceMinor: null, notes: null })
  })

  test('order no list, and are refused by name on write (ASVS 8.2.3, 15.3.3)', async () => {
    const { rep, id } = await arrangeHidden()
    const { customers } = rep.caller.crm
    expect(await outcomeOf(customers.list({ sort: 'balance' }))).toBe('forbidden')
    const refused = await customers
      .update({ id, expectedVersion: 2, changes: { notes: 'mine' } })
      .catch((error: TRPCError) => wireErrorData(error))
    expect(refused).toMatchObject({ reason: 'forbidden', fields: { notes: expect.any(String) } })
  })
})

test('a refusal names the owner of a customer one may see but not change', async () => {
  const { owner, rep } = await aTenant(database)
  const { id } = await aCustomer(owner, { ownerId: owner.userId })
  await giveRights(rep, {
    name: 'Junior rep',
    grants: { 'customers.read': 'tenant', 'customers.edit': 'own' },
  })
  const refused = rep.caller.crm.customers.update({
    id,
    expectedVersion: 1,
    changes: { city: 'Linz' },
  })
  await expect(refused).rejects.toThrow(
    `The permission set "Junior rep" lets you change your own customers; this one belongs to ${owner.name}. Ask an owner of your company.`,
  )
})

test('a new team, a new owner and other rights count from the next request on (ASVS 8.3.2)', async () => {
  const { owner, rep, viewer } = await aTenant(database)
  const mine = await aCustomer(owner, { ownerId: viewer.userId })
  const set = await giveRights(rep, { grants: { 'customers.read': 'team' } })
  const list = async () => ids((await rep.caller.crm.customers.list({})).items)
  expect(await list()).toEqual([])
  const team = await aTeam(owner, { lead: rep, people: [viewer] })
  expect(await list()).toEqual([mine.id])
  await database.admin`update teams set deleted_at = now() where id = ${team}`
  expect(await list()).toEqual([])
  await database.admin`update permission_sets set grants = '{"customers.read": "tenant"}' where id = ${set}`
  expect(await list()).toEqual([mine.id])
  await database.admin`update permission_sets set deleted_at = now(), grants = '{}' where id = ${set}`
  // A set that is gone gives nothing, rather than the rights of the role.
  expect(await outcomeOf(rep.caller.crm.customers.list({}))).toBe('forbidden')
})

test('who hands a customer over gets the answer, and then does not see it any more', async () => {
  const { owner, rep, manager } = await aTenant(database)
  const { id } = await aCustomer(owner, { ownerId: rep.userId })
  await giveRights(rep, {
    grants: { 'customers.read': 'own', 'customers.edit': 'own', 'customers.assign': 'tenant' },
  })
  const { customers } = rep.caller.crm
  const given = await customers.update({
    id,
    expectedVersion: 1,
    changes: { ownerId: manager.userId },
  })
  expect(given).toMatchObject({ ownerId: manager.userId })
  expect(await outcomeOf(customers.get({ id }))).toBe('not_found')
})

test('notices of change name no customer to who may not see them all', async () => {
  const { owner, rep } = await aTenant(database)
  await giveRights(rep, { grants: { 'customers.read': 'own' } })
  const { live } = servicesOf(database)
  const next = async (actor: TestActor) => {
    const signedIn = await signIn(database, actor)
    const stream = (await signedIn.caller.live.changes())[Symbol.asyncIterator]()
    const first = stream.next()
    await expect.poll(() => live.subscribers).toBeGreaterThan(0)
    live.publish(owner.tenantId, { entity: 'customers', ids: ['hidden customer'] })
    const { value } = await first
    await stream.return?.()
    return value as unknown
  }
  expect(JSON.stringify(await next(rep))).not.toContain('hidden customer')
  expect(JSON.stringify(await next(owner))).toContain('hidden customer')
})
