import { expect, test } from 'vitest'
import { anApiKey, aTenant } from './actors.ts'
import { aCustomer } from './builders/customer.ts'
import { useDatabase } from './database.ts'

const database = useDatabase()

test('a tenant comes with one signed-in person per role, and its rows are its own', async () => {
  const { rep, viewer } = await aTenant(database)
  const elsewhere = await aTenant(database, { name: 'Another company' })
  const customer = await aCustomer(rep, { name: 'Café Größe' })
  const { items } = await viewer.caller.crm.customers.list({})
  expect(items.map((item) => item.id)).toEqual([customer.id])
  expect((await elsewhere.viewer.caller.crm.customers.list({})).items).toEqual([])
})

test('a key acts for the person who made it', async () => {
  const { manager } = await aTenant(database)
  const key = await anApiKey(manager, ['read'])
  expect((await key.caller.crm.customers.list({})).items).toEqual([])
})
