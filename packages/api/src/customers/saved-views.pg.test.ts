import { aTenant } from '@leora/testing/actors'
import { useDatabase } from '@leora/testing/database'
import { expect, test } from 'vitest'

const database = useDatabase()
const search = { health: 'poor', ownerId: 'none', sort: 'health', columns: 'city,health' } as const
const notFound = /does not exist/

test('an own view is nobody else’s, and a shared one is everybody’s of the company', async () => {
  const { owner, rep, viewer } = await aTenant(database)
  const { views } = rep.caller.crm.customers
  const own = await views.save({ name: 'Mine', search })
  const shared = await owner.caller.crm.customers.views.save({
    name: 'All',
    search,
    isShared: true,
  })
  expect(await views.list()).toEqual([shared, own])
  expect(own).toMatchObject({ search, isShared: false, ownerId: rep.userId })
  for (const other of [owner, viewer]) {
    const theirs = other.caller.crm.customers.views
    expect(await theirs.list()).toEqual([shared])
    const change = { id: own.id, expectedVersion: 1 }
    await expect(theirs.delete(change)).rejects.toThrow(notFound)
    await expect(theirs.update({ ...change, changes: { name: 'Taken' } })).rejects.toThrow(notFound)
    await expect(theirs.restore({ id: own.id })).rejects.toThrow(notFound)
    await expect(theirs.save({ id: own.id, name: 'Taken', search })).rejects.toThrow(notFound)
  }
  // Neither does the id of a view of the company answer with it, as if it had been saved.
  await expect(views.save({ id: shared.id, name: 'Taken', search })).rejects.toThrow(notFound)
  const elsewhere = await aTenant(database)
  const foreign = elsewhere.owner.caller.crm.customers.views
  expect(await foreign.list()).toEqual([])
  await expect(foreign.delete({ id: shared.id, expectedVersion: 1 })).rejects.toThrow(notFound)
})

test('who may not share neither makes a view shared, nor changes, nor deletes one that is', async () => {
  const { manager, rep } = await aTenant(database)
  const { views } = rep.caller.crm.customers
  const refusal = /Managers and owners share views/
  const shared = await manager.caller.crm.customers.views.save({
    name: 'All',
    search,
    isShared: true,
  })
  const own = await views.save({ name: 'Mine', search })
  const change = { id: shared.id, expectedVersion: 1 }
  await expect(views.save({ name: 'Ours', search, isShared: true })).rejects.toThrow(refusal)
  await expect(views.update({ ...change, changes: { name: 'Ours' } })).rejects.toThrow(refusal)
  await expect(
    views.update({ id: own.id, expectedVersion: 1, changes: { isShared: true } }),
  ).rejects.toThrow(refusal)
  await expect(views.delete(change)).rejects.toThrow(refusal)
  expect(await views.list()).toEqual([shared, own])
})

test('a view is renamed, deleted and brought back, and two who change it at once are told', async () => {
  const { rep } = await aTenant(database)
  const { views } = rep.caller.crm.customers
  const { id } = await views.save({ name: 'Mine', search })
  const renamed = await views.update({ id, expectedVersion: 1, changes: { name: 'Poorly' } })
  expect(renamed).toMatchObject({ name: 'Poorly', version: 2, search })
  await expect(views.update({ id, expectedVersion: 1, changes: { name: 'Late' } })).rejects.toThrow(
    /Somebody changed this view/,
  )
  await views.delete({ id, expectedVersion: 2 })
  expect(await views.list()).toEqual([])
  await expect(views.delete({ id, expectedVersion: 3 })).rejects.toThrow(notFound)
  expect(await views.restore({ id })).toMatchObject({ name: 'Poorly', search })
  expect(await views.list()).toHaveLength(1)
})

test('a view holds words that the list knows, and no others', async () => {
  const { views } = (await aTenant(database)).rep.caller.crm.customers
  for (const wrong of [{ health: 'splendid' }, { sql: '1' }, { text: 'a\0' }]) {
    await expect(views.save({ name: 'X', search: wrong as never })).rejects.toThrow()
  }
  const sent = { id: '0199aaaa-0000-7000-8000-000000000001', name: 'Twice', search: {} }
  expect(await views.save(sent)).toEqual(await views.save(sent))
})
