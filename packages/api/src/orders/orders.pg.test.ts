import { orderStates } from '@leora/domain/orders/order'
import { uuid7 } from '@leora/domain/uuid7'
import { aTenant, type TestActor } from '@leora/testing/actors'
import { aCustomer } from '@leora/testing/builders/customer'
import { anOrder, aProduct, daysAgo } from '@leora/testing/builders/order'
import { giveRights } from '@leora/testing/builders/rights'
import { useDatabase } from '@leora/testing/database'
import { servicesOf } from '@leora/testing/services'
import { hashTables } from '@leora/testing/table-hashes'
import { afterEach, describe, expect, test } from 'vitest'

const database = useDatabase()
afterEach(() => {
  expect(servicesOf(database).unforeseen.splice(0)).toEqual([])
})

const standingOf = async ({ tenantId }: TestActor, customerId: string) => {
  const [row] = await database.admin`
    select account_type, priority, order_count, health_score from customer_standings
    where tenant_id = ${tenantId} and customer_id = ${customerId}`
  return row && { ...row }
}

describe('taking an order', () => {
  test('sums lines at the prices of the products, tax by line, in the currency of the customer', async () => {
    const { rep } = await aTenant(database)
    const [wine, beer] = [
      await aProduct(rep, { priceMinor: 12_35 }),
      await aProduct(rep, { priceMinor: 99 }),
    ]
    const order = await rep.caller.orders.create({
      customerId: (await aCustomer(rep)).id,
      lines: [
        { productId: wine.id, quantity: 6, taxRateBp: 825 },
        { productId: beer.id, quantity: 24, unitPriceMinor: 95 },
      ],
    })
    expect(order).toMatchObject({
      state: 'confirmed',
      currency: 'USD',
      netMinor: 74_10 + 22_80,
      taxMinor: 6_11,
      totalMinor: 103_01,
      number: expect.stringMatching(/^SO-\d{7}$/),
      lines: [
        { position: 1, quantity: 6, unitPriceMinor: 12_35, netMinor: 74_10, taxMinor: 6_11 },
        { position: 2, quantity: 24, unitPriceMinor: 95, netMinor: 22_80, taxMinor: 0 },
      ],
    })
    expect(await rep.caller.orders.get({ id: order.id })).toEqual(order)
  })

  test('sent twice is one order', async () => {
    const { rep } = await aTenant(database)
    const product = await aProduct(rep)
    const input = {
      id: uuid7(),
      customerId: (await aCustomer(rep)).id,
      lines: [{ productId: product.id, quantity: 1 }],
    }
    const [one, two] = [
      await rep.caller.orders.create(input),
      await rep.caller.orders.create(input),
    ]
    expect(two).toEqual(one)
    expect((await rep.caller.orders.list({ customerId: input.customerId })).items).toHaveLength(1)
    expect(await standingOf(rep, input.customerId)).toMatchObject({ order_count: 1 })
  })

  test('counts for the customer in the same transaction', async () => {
    const { rep } = await aTenant(database)
    const { id } = await aCustomer(rep)
    expect(await standingOf(rep, id)).toBeUndefined()
    await anOrder(rep, { customerId: id, orderedAt: daysAgo(250) })
    expect(await standingOf(rep, id)).toMatchObject({ account_type: 'target', priority: 'medium' })
    await anOrder(rep, { customerId: id })
    expect(await standingOf(rep, id)).toMatchObject({ account_type: 'active', priority: 'high' })
  })

  test('changes neither version nor history of the customer, whose screens are told all the same', async () => {
    const { rep, tenant } = await aTenant(database)
    const customer = await aCustomer(rep)
    const look = async () => {
      const [row] = await database.admin`
        select (select count(*)::int from audit_log where tenant_id = ${tenant.id} and entity_type = 'customers') as audited,
          (select count(*)::int from live_outbox where tenant_id = ${tenant.id} and entity = 'customers'
            and ids = array[${customer.id}::uuid]) as told`
      return row
    }
    const before = await look()
    await anOrder(rep, { customerId: customer.id })
    const after = await look()
    expect(after?.['audited']).toBe(before?.['audited'])
    expect(after?.['told']).toBe(before?.['told'] + 1)
    expect(await rep.caller.crm.customers.get({ id: customer.id })).toEqual(customer)
  })

  test('of a draft counts for nothing yet', async () => {
    const { rep } = await aTenant(database)
    const { customerId } = await anOrder(rep, { state: 'draft' })
    expect(await standingOf(rep, customerId)).toMatchObject({
      account_type: 'prospect',
      order_count: 0,
      health_score: null,
    })
  })

  test.each([
    ['of tomorrow', { orderedAt: daysAgo(-1) }, 'orderedAt'],
    ['of a product that is not sold', { lines: 'inactive' }, 'lines.0.productId'],
    ["of another company's product", { lines: 'foreign' }, 'lines.0.productId'],
  ] as const)('%s is refused and leaves nothing', async (_what, change, field) => {
    const [{ rep }, stranger] = [await aTenant(database), await aTenant(database)]
    const { id: customerId } = await aCustomer(rep)
    const product =
      'lines' in change && change.lines === 'foreign'
        ? await aProduct(stranger.rep)
        : await aProduct(rep, { isActive: !('lines' in change) })
    const before = await hashTables(database, { except: ['serials'] })
    await expect(
      rep.caller.orders.create({
        customerId,
        lines: [{ productId: product.id, quantity: 1 }],
        ...('orderedAt' in change ? change : {}),
      }),
    ).rejects.toMatchObject({ cause: { fields: { [field]: expect.any(String) } } })
    expect(await hashTables(database, { except: ['serials'] })).toEqual(before)
  })

  test('two of one customer at once are both counted', async () => {
    const { rep, manager } = await aTenant(database)
    const { id: customerId } = await aCustomer(rep)
    const product = await aProduct(rep)
    const lines = [{ productId: product.id, quantity: 1 }]
    await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        (n % 2 ? rep : manager).caller.orders.create({ customerId, lines }),
      ),
    )
    expect(await standingOf(rep, customerId)).toMatchObject({ order_count: 12 })
  })
})

describe('cancelling an order', () => {
  test('takes it out of what is counted, and is recorded', async () => {
    const { rep, owner } = await aTenant(database)
    const order = await anOrder(rep)
    const cancelled = await rep.caller.orders.cancel({ id: order.id, expectedVersion: 1 })
    expect(cancelled).toMatchObject({ state: 'cancelled', version: 2 })
    expect(await standingOf(rep, order.customerId)).toMatchObject({
      account_type: 'prospect',
      order_count: 0,
    })
    const { items } = await owner.caller.crm.extensions.getAuditLog({
      entityType: 'orders',
      entityId: order.id,
    })
    expect(items.map(({ action, actorId, entityLabel }) => [action, actorId, entityLabel])).toEqual(
      [
        ['updated', rep.userId, order.number],
        ['created', rep.userId, order.number],
      ],
    )
    const lines = await owner.caller.crm.extensions.getAuditLog({ entityType: 'order_lines' })
    expect(lines.items.map(({ entityLabel }) => entityLabel)).toEqual([
      `${order.number}, ${order.lines[0]?.name}`,
    ])
  })

  test.each(orderStates)('of state %s', async (state) => {
    const { rep } = await aTenant(database)
    const { id } = await anOrder(rep)
    await database.admin`update orders set state = ${state}, due_on = '2026-01-31' where id = ${id}`
    const cancel = rep.caller.orders.cancel({ id, expectedVersion: 1 })
    if (state === 'shipped' || state === 'invoiced') {
      await expect(cancel).rejects.toMatchObject({ cause: { reason: 'invalid_state' } })
    } else {
      await expect(cancel).resolves.toMatchObject({ state: 'cancelled' })
    }
  })

  test('from an older version is refused with the order as it is', async () => {
    const { rep } = await aTenant(database)
    const { id } = await anOrder(rep)
    await expect(rep.caller.orders.cancel({ id, expectedVersion: 2 })).rejects.toMatchObject({
      cause: { reason: 'conflict', current: { id, version: 1 } },
    })
  })
})

describe('who sees orders', () => {
  test('nobody of another company, nor may they cancel', async () => {
    const [ours, theirs] = [await aTenant(database), await aTenant(database)]
    const order = await anOrder(ours.rep)
    const { caller } = theirs.owner
    expect((await caller.orders.list({})).items).toEqual([])
    for (const ask of [
      () => caller.orders.get({ id: order.id }),
      () => caller.orders.cancel({ id: order.id, expectedVersion: 1 }),
      () => caller.crm.customers.explainStanding({ id: order.customerId }),
    ]) {
      await expect(ask()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
  })

  test('those of their own customers, where their rights reach no further', async () => {
    const { owner, rep } = await aTenant(database)
    const theirs = await aCustomer(owner, { ownerId: rep.userId })
    const own = await anOrder(owner, { customerId: theirs.id })
    const other = await anOrder(owner)
    const grants = { 'customers.read': 'own', 'orders.read': 'tenant', 'orders.create': 'tenant' }
    await giveRights(rep, { grants })
    const { items } = await rep.caller.orders.list({})
    expect(items.map(({ id }) => id)).toEqual([own.id])
    for (const ask of [
      () => rep.caller.orders.get({ id: other.id }),
      () => rep.caller.crm.customers.explainStanding({ id: other.customerId }),
      () => anOrder(rep, { customerId: other.customerId }),
    ]) {
      await expect(ask()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    await expect(
      rep.caller.orders.cancel({ id: own.id, expectedVersion: 1 }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(anOrder(rep, { customerId: theirs.id })).resolves.toBeDefined()
  })

  test('without the right to read orders, the standing names none of them', async () => {
    const { owner, rep } = await aTenant(database)
    const order = await anOrder(owner)
    const fields = { 'customers.balanceMinor': 'hidden' }
    await giveRights(rep, { grants: { 'customers.read': 'tenant' }, fields })
    const told = await rep.caller.crm.customers.explainStanding({ id: order.customerId })
    expect(told.accountType).toBe('active')
    expect(JSON.stringify(told)).not.toContain(order.number)
    expect(JSON.stringify(told)).not.toContain('amountMinor')
  })

  test('what is paid only with the balance, in the history, too', async () => {
    const { owner, manager } = await aTenant(database)
    const { id } = await anOrder(owner)
    await database.admin`update orders set paid_minor = 4711 where id = ${id}`
    const read = async () =>
      JSON.stringify([
        await manager.caller.orders.get({ id }),
        await manager.caller.orders.list({}),
        await manager.caller.crm.extensions.getAuditLog({ entityType: 'orders' }),
      ])
    expect((await read()).match(/4711/g)).toHaveLength(3)
    const grants = {
      'customers.read': 'tenant',
      'orders.read': 'tenant',
      'audit.read': 'tenant',
    }
    await giveRights(manager, { grants, fields: { 'customers.balanceMinor': 'hidden' } })
    expect(await read()).not.toContain('4711')
  })

  test('pages newest first, each order once', async () => {
    const { rep } = await aTenant(database)
    const { id: customerId } = await aCustomer(rep)
    for (let n = 0; n < 5; n++) await anOrder(rep, { customerId, orderedAt: daysAgo(n) })
    const first = await rep.caller.orders.list({ limit: 3, customerId })
    const second = await rep.caller.orders.list({
      limit: 3,
      customerId,
      cursor: first.nextCursor ?? '',
    })
    const times = [...first.items, ...second.items].map(({ orderedAt }) => Date.parse(orderedAt))
    expect([times.length, second.nextCursor]).toEqual([5, null])
    expect(times).toEqual([...new Set(times)].sort((a, b) => b - a))
  })
})
