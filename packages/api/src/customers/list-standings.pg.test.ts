import type { listCustomersInput } from '@leora/domain/customers/inputs'
import { aTenant, type TestActor, type TestTenant } from '@leora/testing/actors'
import { manyCustomers } from '@leora/testing/builders/customer'
import { useDatabase } from '@leora/testing/database'
import { beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'

const database = useDatabase()
let company: TestTenant

/** Of 60 customers a third has no standing, and one in ten of the others no score. */
beforeAll(async () => {
  company = await aTenant(database)
  await manyCustomers(database, company.rep, 60)
  await database.admin`
    insert into customer_standings (tenant_id, customer_id, account_type, priority, order_count, health_score, is_off_cadence)
    select tenant_id, id, (array['active', 'target', 'prospect'])[1 + n % 3], (array['high', 'medium', 'low'])[1 + n % 3],
      1, case when n % 10 > 0 then (n * 7) % 101 end, n % 8 = 1
    from (select *, row_number() over (order by number) as n from customers where tenant_id = ${company.tenant.id}) c
    where n % 3 > 0 or n % 9 = 0`
})

type Input = z.input<typeof listCustomersInput>

async function readAll(actor: TestActor, input: Input) {
  const items = []
  let cursor: string | undefined
  do {
    const page = await actor.caller.crm.customers.list({
      ...input,
      limit: 7,
      withStandings: true,
      ...(cursor !== undefined && { cursor }),
    })
    items.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return items.map(({ id, standing }) => {
    if (!standing) throw new Error('A row that was asked for its standing has one.')
    return { id, ...standing }
  })
}

test.for(['asc', 'desc'] as const)(
  'page by page, by health %s, everybody comes once',
  async (order) => {
    const rows = await readAll(company.owner, { sort: 'health', order })
    expect(new Set(rows.map(({ id }) => id)).size).toBe(60)
    expect(rows).toHaveLength(60)
    const direction = order === 'asc' ? 1 : -1
    const byRule = [...rows].sort((one, other) => {
      if (one.healthScore === null || other.healthScore === null) {
        const known = Number(one.healthScore === null) - Number(other.healthScore === null)
        return known || direction * (one.id < other.id ? -1 : 1)
      }
      return direction * (one.healthScore - other.healthScore || (one.id < other.id ? -1 : 1))
    })
    expect(rows).toEqual(byRule)
  },
)

const filters: [string, Input, (row: Awaited<ReturnType<typeof readAll>>[number]) => boolean][] = [
  ['active', { accountType: 'active' }, (row) => row.accountType === 'active'],
  ['prospects', { accountType: 'prospect' }, (row) => row.accountType === 'prospect'],
  ['medium', { priority: 'medium' }, (row) => row.priority === 'medium'],
  ['low', { priority: 'low' }, (row) => row.priority === 'low'],
  ['good', { health: 'good' }, (row) => (row.healthScore ?? 0) >= 67],
  [
    'fair',
    { health: 'fair' },
    (row) => row.healthScore !== null && row.healthScore >= 34 && row.healthScore < 67,
  ],
  ['poor', { health: 'poor' }, (row) => row.healthScore !== null && row.healthScore < 34],
  ['unknown', { health: 'unknown' }, (row) => row.healthScore === null],
  ['off cadence', { isOffCadence: true }, (row) => row.isOffCadence],
]

test.for(filters)(
  'a filter of %s keeps those and no others, in every order',
  async ([, filter, isKept]) => {
    const everybody = await readAll(company.owner, { sort: 'number' })
    const kept = everybody.filter(isKept)
    expect(kept.length).toBeGreaterThan(0)
    expect(kept.length).toBeLessThan(60)
    expect(await readAll(company.owner, { sort: 'number', ...filter })).toEqual(kept)
    const byHealth = await readAll(company.owner, { sort: 'health', ...filter })
    expect(byHealth.map(({ id }) => id).sort()).toEqual(kept.map(({ id }) => id).sort())
  },
)

test('a list that does not ask says nothing of standings, and a foreign cursor is refused', async () => {
  const { list } = company.owner.caller.crm.customers
  const page = await list({ sort: 'health', limit: 2 })
  expect(page.items[0]).not.toHaveProperty('standing')
  const [id = ''] = (page.nextCursor ?? '').split('|')
  await expect(list({ sort: 'health', cursor: `${id}|harbour` })).rejects.toThrow(
    /no longer exists/,
  )
})

test('another company sees none of it', async () => {
  const other = await aTenant(database)
  expect(await readAll(other.owner, { sort: 'health' })).toEqual([])
})
