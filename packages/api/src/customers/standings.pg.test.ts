import {
  refreshStandingStatement,
  refreshStandingsStatement,
  standingFactsStatement,
} from '@leora/db/customers/standings'
import { priorities } from '@leora/domain/customers/account-type'
import { explainStanding, type StandingFacts } from '@leora/domain/customers/explain-standing'
import { defaultHealthWeights, healthParts } from '@leora/domain/customers/health-weights'
import type { CountedOrder } from '@leora/domain/customers/order-facts'
import { type StandingSource, standingOf } from '@leora/domain/customers/standing'
import { addDays, addMonths, localDay } from '@leora/domain/local-day'
import { orderStates } from '@leora/domain/orders/order'
import { uuid7 } from '@leora/domain/uuid7'
import { aTenant, type TestTenant } from '@leora/testing/actors'
import { manyCustomers } from '@leora/testing/builders/customer'
import { useDatabase } from '@leora/testing/database'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jobActor } from '../jobs/job.ts'

const database = useDatabase()

const zones = [
  'UTC',
  'America/Chicago',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
  'America/St_Johns',
]

/** Moments at which days, months, years and clocks turn somewhere. */
const moments = [
  '2026-02-28T23:30:00Z',
  '2028-02-29T05:30:00Z',
  '2028-03-01T00:10:00Z',
  '2026-08-31T21:59:00Z',
  '2026-08-31T22:01:00Z',
  '2026-03-29T00:59:00Z',
  '2026-11-01T05:30:00Z',
  '2027-01-01T05:59:00Z',
  '2026-11-24T18:15:00Z',
]

const dayMs = 86_400_000

interface Drawn {
  orders: CountedOrder[]
  activityTimes: string[]
  override: StandingSource['override'] | 'empty'
}

function drawCustomer(now: Date, zone: string): fc.Arbitrary<Drawn> {
  const today = localDay(now, zone)
  // Around the boundaries of six and twelve months, and anywhere in three years.
  const edge = fc
    .tuple(fc.constantFrom(-6, -12), fc.integer({ min: -1, max: 2 }), fc.nat({ max: dayMs }))
    .map(([months, days, ms]) => Date.parse(addDays(addMonths(today, months), days)) + ms)
  const anywhere = fc
    .nat({ max: 3 * 365 * 24 * 60 })
    .map((minutes) => now.getTime() - minutes * 60_000)
  const near = fc.integer({ min: -2 * dayMs, max: dayMs }).map((ms) => now.getTime() + ms)
  const order = fc
    .record({
      at: fc.oneof({ weight: 3, arbitrary: anywhere }, edge, near),
      state: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom('invoiced' as const, 'shipped' as const) },
        fc.constantFrom(...orderStates),
      ),
      totalMinor: fc.oneof(
        fc.nat({ max: 500_00 }),
        fc.nat({ max: 900_000_000_000 }),
        fc.constant(0),
      ),
      due: fc.integer({ min: -3, max: 90 }),
      paid: fc.constantFrom(0, 0.5, 1, 1.5),
    })
    .map(
      ({ at, state, totalMinor, due, paid }): CountedOrder => ({
        state,
        orderedAt: new Date(at).toISOString(),
        totalMinor,
        dueOn: state === 'invoiced' ? addDays(today, due - 45) : null,
        paidMinor: Math.floor(totalMinor * paid),
      }),
    )
  const override = fc
    .record({ priority: fc.constantFrom(...priorities), days: fc.integer({ min: -2, max: 2 }) })
    .map(({ priority, days }) => ({ priority, expiresOn: addDays(today, days) }))
  const activity = fc.oneof(anywhere, near, edge).map((at) => new Date(at).toISOString())
  return fc.record({
    activityTimes: fc.array(activity, { maxLength: 3 }),
    orders: fc.oneof(
      fc.array(order, { maxLength: 3 }),
      fc.array(order, { minLength: 4, maxLength: 12 }),
    ),
    override: fc.oneof(
      { weight: 3, arbitrary: fc.constant(null) },
      fc.constant('empty' as const),
      override,
    ),
  })
}

const weights = fc.oneof(
  fc.constant(null),
  fc
    .array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 4 })
    .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 100])
    .map((cuts) => healthParts.map((part, at) => [part, (cuts[at + 1] ?? 0) - (cuts[at] ?? 0)]))
    .map((pairs) => Object.fromEntries(pairs) as typeof defaultHealthWeights),
)

const company = fc
  .record({ moment: fc.constantFrom(...moments), zone: fc.constantFrom(...zones), weights })
  .chain(({ moment, zone, weights: weighed }) => {
    const now = new Date(moment)
    return fc.record({
      now: fc.constant(now),
      zone: fc.constant(zone),
      weights: fc.constant(weighed),
      customers: fc.array(drawCustomer(now, zone), { minLength: 5, maxLength: 25 }),
    })
  })

type Company = typeof company extends fc.Arbitrary<infer Value> ? Value : never

/** Puts what was drawn into the tables, and answers whose orders are whose. */
async function store({ owner }: TestTenant, drawn: Company): Promise<Map<string, Drawn>> {
  const { tenantId, userId } = owner
  await manyCustomers(database, owner, drawn.customers.length)
  const ids = await database.admin<{ id: string }[]>`
    select id from customers where tenant_id = ${tenantId} order by id`
  const byId = new Map(drawn.customers.map((one, at) => [ids[at]?.id ?? '', one]))
  await database.admin.begin(async (sql) => {
    await sql`select set_config('app.audit', 'off', true)`
    await sql`update tenants set time_zone = ${drawn.zone} where tenant_id = ${tenantId}`
    if (drawn.weights)
      await sql`insert into health_weights ${sql({ tenant_id: tenantId, ...drawn.weights })}`
    for (const [customer_id, { orders, activityTimes, override }] of byId) {
      for (const happened_at of activityTimes) {
        await sql`insert into activities ${sql({
          tenant_id: tenantId,
          id: uuid7(),
          customer_id,
          author_id: userId,
          type: 'call',
          happened_at,
        })}`
      }
      // One that was deleted counts for nothing.
      await sql`insert into activities (tenant_id, id, customer_id, author_id, type, happened_at, deleted_at)
        values (${tenantId}, ${uuid7()}, ${customer_id}, ${userId}, 'visit', ${drawn.now.toISOString()}, now())`
      for (const order of orders) {
        await sql`insert into orders ${sql({
          tenant_id: tenantId,
          id: uuid7(),
          number: uuid7(),
          customer_id,
          state: order.state,
          ordered_at: order.orderedAt,
          currency: 'USD',
          net_minor: order.totalMinor,
          total_minor: order.totalMinor,
          due_on: order.dueOn,
          paid_minor: order.paidMinor,
        })}`
      }
      if (override === null) continue
      const { priority, expiresOn } =
        override === 'empty' ? { priority: null, expiresOn: null } : override
      const reason = priority && 'Opens a second house'
      await sql`insert into priority_overrides (tenant_id, customer_id, priority, reason, expires_on, set_by)
        values (${tenantId}, ${customer_id}, ${priority}, ${reason}, ${expiresOn}, ${userId})`
    }
  })
  return byId
}

const first = '00000000-0000-0000-0000-000000000000'
const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

function asCompany<Row extends Record<string, unknown>>(
  tenantId: string,
  text: string,
  params: unknown[],
) {
  return database.tenants.asActor(jobActor({ tenantId, userId: '' }), { id: 'test' }, (db) =>
    db.run<Row>(text, params),
  )
}

async function readStandings(tenantId: string) {
  const rows = await database.admin<{ id: string; standing: Record<string, unknown> }[]>`
    select customer_id as id, json_build_object('accountType', account_type, 'typeChangesOn', type_changes_on,
      'priority', priority, 'orderCount', order_count, 'firstOrderAt', first_order_at, 'lastOrderAt', last_order_at,
      'healthScore', health_score, 'isOffCadence', is_off_cadence) as standing
    from customer_standings where tenant_id = ${tenantId}`
  return new Map(rows.map(({ id, standing }) => [id, inOneForm(standing)]))
}

/** Instants are written in two ways. */
function inOneForm(standing: object) {
  return Object.fromEntries(
    Object.entries(standing).map(([key, value]) => [
      key,
      key.endsWith('At') && typeof value === 'string' ? Date.parse(value) : (value as unknown),
    ]),
  )
}

function ruled(drawn: Company, { orders, activityTimes, override }: Drawn) {
  return standingOf(
    {
      orders,
      override: override === 'empty' ? null : override,
      weights: drawn.weights ?? defaultHealthWeights,
      timeZone: drawn.zone,
      activityTimes,
    },
    drawn.now,
  )
}

test('the database counts many customers as the rule counts one', async () => {
  await fc.assert(
    fc.asyncProperty(company, async (drawn) => {
      const made = await aTenant(database)
      const tenantId = made.tenant.id
      const byId = await store(made, drawn)
      const at = drawn.now.toISOString()
      await asCompany(tenantId, refreshStandingsStatement, [tenantId, at, first, last])
      const counted = await readStandings(tenantId)
      const expected = new Map(
        [...byId]
          .filter(([, { orders, override }]) => orders.length > 0 || override !== null)
          .map(([id, one]) => [id, inOneForm(ruled(drawn, one))]),
      )
      expect(counted).toEqual(expected)
    }),
    { numRuns: 40 },
  )
}, 120_000)

test('one by one and all at once give the same rows, and the explanation says the same', async () => {
  await fc.assert(
    fc.asyncProperty(company, async (drawn) => {
      const made = await aTenant(database)
      const tenantId = made.tenant.id
      const byId = await store(made, drawn)
      const at = drawn.now.toISOString()
      for (const [id, { orders, override }] of byId) {
        if (orders.length === 0 && override === null) continue
        await asCompany(tenantId, refreshStandingStatement, [tenantId, at, id])
      }
      const oneByOne = await readStandings(tenantId)
      const [again] = await asCompany<{ changed: number }>(tenantId, refreshStandingsStatement, [
        tenantId,
        at,
        first,
        last,
      ])
      expect(again?.changed).toBe(0)
      await database.admin`delete from customer_standings where tenant_id = ${tenantId}`
      await asCompany(tenantId, refreshStandingsStatement, [tenantId, at, first, last])
      expect(await readStandings(tenantId)).toEqual(oneByOne)
      for (const [id, one] of byId) {
        const [row] = await asCompany<{ json: string }>(tenantId, standingFactsStatement(''), [
          tenantId,
          at,
          id,
        ])
        const explained = explainStanding(JSON.parse(row?.json ?? '') as StandingFacts, {
          seesOrders: true,
          seesBalance: true,
        })
        const { accountType, priority, healthScore } = ruled(drawn, one)
        expect(explained.accountType.value).toEqual({
          kind: 'word',
          value: `standing.typeOf.${accountType}`,
        })
        expect(explained.priority.value).toEqual({
          kind: 'word',
          value: `standing.priorityOf.${priority}`,
        })
        expect(explained.health?.value ?? null).toEqual(
          healthScore === null ? null : { kind: 'points', value: healthScore, of: 100 },
        )
      }
    }),
    { numRuns: 12 },
  )
}, 120_000)
