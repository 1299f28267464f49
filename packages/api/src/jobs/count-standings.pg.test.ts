import { defaultHealthWeights } from '@leora/domain/customers/health-weights'
import { uuid7 } from '@leora/domain/uuid7'
import { aTenant, type TestActor } from '@leora/testing/actors'
import { aCustomer } from '@leora/testing/builders/customer'
import { anOrder, daysAgo } from '@leora/testing/builders/order'
import { useDatabase } from '@leora/testing/database'
import { expect, test } from 'vitest'
import { servicesFor } from './arrange.fixture.ts'
import { countStandings } from './count-standings.ts'
import type { Job } from './job.ts'

const database = useDatabase()

const aJob = (data: unknown): Job => ({
  id: uuid7(),
  data,
  attempt: 1,
  isLastAttempt: false,
  signal: new AbortController().signal,
  progress: () => Promise.resolve(),
})

const count = ({ tenantId }: Pick<TestActor, 'tenantId'>) =>
  countStandings(servicesFor(database), aJob({ tenantId, userId: '' }))

const standing = async (customerId: string) => {
  const [row] = await database.admin<
    { account_type: string; priority: string; revision: number }[]
  >`
    select account_type, priority, revision from customer_standings where customer_id = ${customerId}`
  return row && { ...row }
}

test('as days pass, the night changes what a company’s customers are, and writes no other row', async () => {
  const { rep, tenant } = await aTenant(database)
  const aging = await anOrder(rep, { orderedAt: daysAgo(5) })
  const fresh = await anOrder(rep)
  const never = await aCustomer(rep)
  await database.admin`update orders set ordered_at = now() - interval '250 days' where id = ${aging.id}`
  await database.admin`delete from live_outbox`
  expect(await count(rep)).toEqual({ customers: 3, changed: 1 })
  expect(await standing(aging.customerId)).toMatchObject({
    account_type: 'target',
    priority: 'medium',
  })
  expect(await standing(fresh.customerId)).toMatchObject({ account_type: 'active', revision: 1 })
  expect(await standing(never.id)).toBeUndefined()
  const told =
    await database.admin`select entity, ids from live_outbox where tenant_id = ${tenant.id}`
  expect(told.map((row) => ({ ...row }))).toEqual([
    { entity: 'customers', ids: [aging.customerId] },
  ])
  expect(await count(rep)).toEqual({ customers: 3, changed: 0 })
})

test('an order that lands while the night counts is not overwritten by what the night saw before', async () => {
  const { rep } = await aTenant(database)
  const { customerId } = await anOrder(rep, { orderedAt: daysAgo(250) })
  await database.admin`update customer_standings set account_type = 'active' where customer_id = ${customerId}`
  let counting: Promise<unknown> | undefined
  // Held after the order is counted and before it is committed: the night has seen the time before it.
  await database.admin.begin(async (sql) => {
    await sql`select from customer_standings where customer_id = ${customerId} for update`
    counting = count(rep)
    await expect
      .poll(async () => {
        const [row] = await database.admin`
          select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
        return row?.['waiting'] as number
      })
      .toBe(1)
    await sql`update customer_standings set account_type = 'prospect', revision = revision + 1
      where customer_id = ${customerId}`
  })
  await counting
  expect(await standing(customerId)).toMatchObject({ account_type: 'prospect' })
})

test('the hour finds the companies whose own day has turned since they were counted', async () => {
  const [east, west, done] = [
    await aTenant(database),
    await aTenant(database),
    await aTenant(database),
  ]
  await database.admin`update tenants set time_zone = 'Pacific/Kiritimati' where tenant_id = ${east.tenant.id}`
  await database.admin`update tenants set time_zone = 'Pacific/Pago_Pago' where tenant_id = ${west.tenant.id}`
  for (const { tenant } of [east, west, done]) {
    await database.admin`
      insert into standing_runs (tenant_id, counted_for) select tenant_id, (now() at time zone time_zone)::date
      from tenants where tenant_id = ${tenant.id}`
  }
  await database.admin`update standing_runs set counted_for = counted_for - 1 where tenant_id = ${east.tenant.id}`
  await database.admin`
    insert into standing_runs (tenant_id, counted_for) select tenant_id, current_date + 2 from tenants
    on conflict do nothing`
  expect(await countStandings(servicesFor(database), aJob({}))).toEqual({ tenants: 1 })
  const waiting = await database.admin`
    select data ->> 'tenantId' as tenant from pgboss.job where name = 'count-standings'`
  expect(waiting.map((row) => row['tenant'])).toEqual([east.tenant.id])
  await count(east.owner)
  expect(await countStandings(servicesFor(database), aJob({}))).toEqual({ tenants: 0 })
})

test('new weights have every score counted anew', async () => {
  const { manager, rep, tenant } = await aTenant(database)
  const { customerId } = await anOrder(rep, { orderedAt: daysAgo(200) })
  const before = await rep.caller.crm.customers.explainStanding({ id: customerId })
  const weights = { ...defaultHealthWeights, recency: 0, overdue: 45 }
  await manager.caller.crm.customers.setHealthWeights({ ...weights, expectedVersion: 0 })
  const waiting = await database.admin`
    select 1 from pgboss.job where name = 'count-standings' and data ->> 'tenantId' = ${tenant.id}`
  expect(waiting).toHaveLength(1)
  expect(await count(manager)).toMatchObject({ changed: 1 })
  const after = await rep.caller.crm.customers.explainStanding({ id: customerId })
  expect(after.healthScore).toBeGreaterThan(before.healthScore ?? 100)
  const [row] = await database.admin<{ score: number }[]>`
    select health_score as score from customer_standings where customer_id = ${customerId}`
  expect(row?.score).toBe(after.healthScore)
})
