import { refreshStandingStatement, refreshStandingsStatement } from '@leora/db/customers/standings'
import { typeBoundaries } from '@leora/domain/customers/type-boundaries.fixture'
import { addDays } from '@leora/domain/local-day'
import { uuid7 } from '@leora/domain/uuid7'
import { aTenant, type TestTenant } from '@leora/testing/actors'
import { manyCustomers } from '@leora/testing/builders/customer'
import { useDatabase } from '@leora/testing/database'
import { expect, test } from 'vitest'
import { jobActor } from '../jobs/job.ts'

const database = useDatabase()

const zones = [
  'UTC',
  'America/Chicago',
  'America/St_Johns',
  'Europe/Berlin',
  // Its clocks change at midnight, so that one day has none.
  'Africa/Cairo',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
]

const edges = ['00:00:00', '23:59:59.999'] as const

/** The company's customers, each with one order at the first or last moment of its day. */
async function arrange({ owner }: TestTenant, zone: string) {
  const { tenantId } = owner
  const wanted = typeBoundaries.flatMap((boundary) => edges.map((time) => ({ boundary, time })))
  await manyCustomers(database, owner, wanted.length)
  const ids = await database.admin<{ id: string }[]>`
    select id from customers where tenant_id = ${tenantId} order by id`
  await database.admin`update tenants set time_zone = ${zone} where tenant_id = ${tenantId}`
  return await Promise.all(
    wanted.map(async ({ boundary, time }, at) => {
      const customerId = ids[at]?.id ?? ''
      await database.admin`
        insert into orders (tenant_id, id, number, customer_id, state, ordered_at, currency)
        values (${tenantId}, ${uuid7()}, ${uuid7()}, ${customerId}, 'confirmed',
          (${boundary[0]}::date + ${time}::text::time) at time zone ${zone}, 'EUR')`
      return { customerId, boundary }
    }),
  )
}

test.each(zones)('types change on their day in %s, at night and with an order', async (zone) => {
  const company = await aTenant(database)
  const { tenantId } = company.owner
  const customers = await arrange(company, zone)
  const run = (text: string, params: unknown[]) =>
    database.tenants.asActor(jobActor({ tenantId, userId: '' }), { id: 'test' }, (db) =>
      db.run(text, params),
    )
  const typeOf = async (customerId: string) => {
    const [row] = await database.admin<{ account_type: string; changes: string | null }[]>`
      select account_type, type_changes_on::text as changes from customer_standings
      where tenant_id = ${tenantId} and customer_id = ${customerId}`
    return row && [row.account_type, row.changes]
  }
  for (const { customerId, boundary } of customers) {
    const [, lastActive, lastTarget] = boundary
    const target = addDays(lastActive, 1)
    const prospect = addDays(lastTarget, 1)
    const expected = [
      [lastActive, '23:59:59.999', 'active', target],
      [target, '00:00:00', 'target', prospect],
      [lastTarget, '23:59:59.999', 'target', prospect],
      [prospect, '00:00:00', 'prospect', null],
    ] as const
    for (const [day, time, type, changes] of expected) {
      const [moment] = await database.admin<{ at: Date }[]>`
        select (${day}::date + ${time}::text::time) at time zone ${zone} as at`
      const at = moment?.at.toISOString() ?? ''
      await run(refreshStandingStatement, [tenantId, at, customerId])
      const withOrder = await typeOf(customerId)
      await database.admin`delete from customer_standings where customer_id = ${customerId}`
      // The night counts it in a stretch that ends with it.
      const before = `${customerId.slice(0, -12)}000000000000`
      await run(refreshStandingsStatement, [tenantId, at, before, customerId])
      expect([withOrder, await typeOf(customerId)], `${boundary[0]} at ${at}`).toEqual([
        [type, changes],
        [type, changes],
      ])
    }
  }
})
