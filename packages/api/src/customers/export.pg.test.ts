import { aTenant } from '@leora/testing/actors'
import { aCustomer, manyCustomers } from '@leora/testing/builders/customer'
import { giveRights } from '@leora/testing/builders/rights'
import { useDatabase } from '@leora/testing/database'
import { expect, test } from 'vitest'

const database = useDatabase()

test('the filtered list leaves as a file whose cells are no formulas, and the history says so (ASVS 1.2.10)', async () => {
  const { owner } = await aTenant(database)
  await aCustomer(owner, { name: '=HYPERLINK("https://evil.example")', city: 'Graz, "Lend"' })
  const { id } = await aCustomer(owner, { name: '東京 Bar', status: 'on_hold' })
  await database.admin`update customers set balance_minor = -1250, currency = 'EUR' where id = ${id}`

  const { csv, count, nextCursor } = await owner.caller.crm.customers.export({})
  expect([count, nextCursor]).toEqual([2, null])
  expect(csv).toMatch(/^\uFEFFnumber,name,status,/)
  expect(csv).toContain(`,"'=HYPERLINK(""https://evil.example"")",active,`)
  expect(csv).toContain('"Graz, ""Lend"""')
  expect(csv).toContain('-12.50,EUR')
  expect(csv.split('\r\n')).toHaveLength(4)

  const held = await owner.caller.crm.customers.export({ status: 'on_hold' })
  expect([held.count, held.csv.includes('東京 Bar'), held.csv.includes('evil')]).toEqual([
    1,
    true,
    false,
  ])
  const { items } = await owner.caller.crm.extensions.getAuditLog({ action: 'exported' })
  expect(items[0]).toMatchObject({
    entityType: 'tenants',
    actorId: owner.userId,
    changes: { customers: { new: 1 }, filters: { new: { status: 'on_hold' } } },
  })
  expect(items).toHaveLength(2)
})

test('a long list comes in parts that join without a gap and with one header', async () => {
  const { owner, rep } = await aTenant(database)
  await manyCustomers(database, rep, 5_100)
  const first = await owner.caller.crm.customers.export({ sort: 'number' })
  const second = await owner.caller.crm.customers.export({
    sort: 'number',
    cursor: first.nextCursor ?? '',
  })
  expect([first.count, second.count, second.nextCursor]).toEqual([5_000, 100, null])
  const [header, ...lines] = `${first.csv}${second.csv}`.trimEnd().split('\r\n')
  expect(header).toMatch(/^\uFEFFnumber,/)
  expect(lines.map((line) => line.slice(0, 11))).toEqual(
    Array.from({ length: 5_100 }, (_, at) => `ZZ${String(at + 1).padStart(9, '0')}`),
  )
})

test('whom a permission set limits gets their own customers, without the columns it hides', async () => {
  const { owner, rep } = await aTenant(database)
  await aCustomer(owner, { name: 'Of nobody' })
  await aCustomer(owner, { name: 'Of the rep', ownerId: rep.userId })
  await giveRights(rep, {
    name: 'Own figures',
    grants: { 'customers.read': 'own', 'data.export': 'tenant' },
    fields: { 'customers.balanceMinor': 'hidden' },
  })
  const { csv, count } = await rep.caller.crm.customers.export({})
  expect(count).toBe(1)
  expect(csv).toContain('Of the rep')
  expect(csv).not.toContain('Of nobody')
  const [header = '', row = ''] = csv.split('\r\n')
  expect(header).not.toContain('balance')
  expect(row.split(',')).toHaveLength(header.split(',').length)
  const sorted = rep.caller.crm.customers.export({ sort: 'balance' })
  await expect(sorted).rejects.toThrow(/may not see the balance/)
})
