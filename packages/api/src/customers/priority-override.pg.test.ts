import { addDays, addMonths } from '@leora/domain/local-day'
import { aTenant, type TestActor } from '@leora/testing/actors'
import { aCustomer } from '@leora/testing/builders/customer'
import { anOrder, daysAgo } from '@leora/testing/builders/order'
import { giveRights } from '@leora/testing/builders/rights'
import { useDatabase } from '@leora/testing/database'
import { expect, test } from 'vitest'

const database = useDatabase()
const reason = 'Opens a second house'
const today = new Date().toISOString().slice(0, 10)

const storedPriority = async ({ tenantId }: TestActor, customerId: string) => {
  const [row] = await database.admin<{ priority: string }[]>`
    select priority from customer_standings where tenant_id = ${tenantId} and customer_id = ${customerId}`
  return row?.priority
}

test('a priority counts instead of the derived one, says who set it and why, and can be taken back', async () => {
  const { rep, owner } = await aTenant(database)
  const { customerId: id } = await anOrder(rep, { orderedAt: daysAgo(250) })
  const expiresOn = addDays(today, 30)
  const override = { id, expectedVersion: 0, priority: 'high', reason, expiresOn } as const
  const set = await rep.caller.crm.customers.overridePriority(override)
  expect(set).toMatchObject({
    accountType: 'target',
    priority: 'high',
    override: { priority: 'high', reason, expiresOn, setByName: rep.name },
    overrideVersion: 1,
  })
  expect(set.explanations.priority.because).toContainEqual({
    fact: 'standing.priorityBecomes.medium',
    value: { kind: 'day', value: addDays(expiresOn, 1) },
  })
  expect(await storedPriority(rep, id)).toBe('high')
  const cleared = await rep.caller.crm.customers.clearPriorityOverride({ id, expectedVersion: 1 })
  expect(cleared).toMatchObject({ priority: 'medium', override: null, overrideVersion: 2 })
  expect(await storedPriority(rep, id)).toBe('medium')
  const { items } = await owner.caller.crm.extensions.getAuditLog({
    entityType: 'priority_overrides',
    entityId: id,
  })
  const { name } = await owner.caller.crm.customers.get({ id })
  expect(items.map(({ action, entityLabel }) => [action, entityLabel])).toEqual([
    ['updated', name],
    ['created', name],
  ])
})

test('it can be set for who never ordered', async () => {
  const { rep } = await aTenant(database)
  const { id } = await aCustomer(rep)
  const override = { id, expectedVersion: 0, priority: 'medium', reason, expiresOn: today } as const
  expect(await rep.caller.crm.customers.overridePriority(override)).toMatchObject({
    accountType: 'prospect',
    priority: 'medium',
    healthScore: null,
  })
})

test('of two people who set it at once the second is told of the first', async () => {
  const { rep, manager } = await aTenant(database)
  const { id } = await aCustomer(rep)
  const tries = await Promise.allSettled(
    [rep, manager].map(({ caller }) =>
      caller.crm.customers.overridePriority({
        id,
        expectedVersion: 0,
        priority: 'high',
        reason,
        expiresOn: today,
      }),
    ),
  )
  expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test.each([
  ['yesterday', addDays(today, -2)],
  ['in more than a year', addDays(addMonths(today, 12), 2)],
])('it does not expire %s', async (_when, expiresOn) => {
  const { rep } = await aTenant(database)
  const { id } = await aCustomer(rep)
  const override = { id, expectedVersion: 0, priority: 'high', reason, expiresOn } as const
  await expect(rep.caller.crm.customers.overridePriority(override)).rejects.toMatchObject({
    cause: { fields: { expiresOn: expect.any(String) } },
  })
})

test('only whoever may change the customer may set it', async () => {
  const { owner, rep, viewer } = await aTenant(database)
  const { id } = await aCustomer(owner, { ownerId: owner.userId })
  const override = { id, expectedVersion: 0, priority: 'high', reason, expiresOn: today } as const
  await expect(viewer.caller.crm.customers.overridePriority(override)).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
  await giveRights(rep, { grants: { 'customers.read': 'tenant', 'customers.edit': 'own' } })
  await expect(rep.caller.crm.customers.overridePriority(override)).rejects.toMatchObject({
    code: 'FORBIDDEN',
    message: expect.stringContaining(owner.name),
  })
})
