import { contactPageSchema } from '@leora/domain/contacts/contact'
import { uuid7 } from '@leora/domain/uuid7'
import { aTenant, type TestActor } from '@leora/testing/actors'
import { aContact } from '@leora/testing/builders/contact'
import { aCustomer } from '@leora/testing/builders/customer'
import { giveRights } from '@leora/testing/builders/rights'
import { useDatabase } from '@leora/testing/database'
import { servicesOf } from '@leora/testing/services'
import { hashTables } from '@leora/testing/table-hashes'
import { TRPCError } from '@trpc/server'
import naughtyStrings from 'big-list-of-naughty-strings' with { type: 'json' }
import { afterEach, describe, expect, test } from 'vitest'
import { wireErrorData } from '../error-mapping.ts'

const database = useDatabase()
afterEach(() => {
  expect(servicesOf(database).unforeseen.splice(0)).toEqual([])
})

const contactsOf = (actor: TestActor) => actor.caller.crm.contacts

async function failureOf(call: Promise<unknown>) {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof TRPCError)) throw new Error('The call did not fail.', { cause: error })
  return { code: error.code, message: error.message, ...wireErrorData(error) }
}

async function primariesOf(customerId: string): Promise<string[]> {
  const rows = await database.admin<{ id: string }[]>`
    select id from contacts where customer_id = ${customerId} and is_primary and deleted_at is null`
  return rows.map(({ id }) => id)
}

describe('the four facts', () => {
  test('another company sees nothing', async () => {
    const { rep } = await aTenant(database)
    const { owner: stranger } = await aTenant(database)
    const { id, customerId } = await aContact(rep)
    for (const call of [
      () => contactsOf(stranger).list({ customerId }),
      () => contactsOf(stranger).create({ customerId, name: 'Spy' }),
      () => contactsOf(stranger).update({ id, expectedVersion: 1, changes: { name: 'Spy' } }),
      () => contactsOf(stranger).makePrimary({ id }),
    ]) {
      expect(await failureOf(call())).toMatchObject({ code: 'NOT_FOUND' })
    }
  })

  test('a weaker role is refused, with the way out', async () => {
    const { rep, viewer } = await aTenant(database)
    const { id, customerId } = await aContact(rep)
    const refused = { code: 'FORBIDDEN', message: expect.stringContaining('Ask an owner') }
    expect(await failureOf(contactsOf(viewer).create({ customerId, name: 'X' }))).toMatchObject(
      refused,
    )
    expect(await failureOf(contactsOf(viewer).delete({ id, expectedVersion: 1 }))).toMatchObject(
      refused,
    )
    expect((await contactsOf(viewer).list({ customerId })).items).toHaveLength(1)
  })

  test('every change is in the record', async () => {
    const { owner } = await aTenant(database)
    const { id } = await aContact(owner, { name: 'Ana Reyes' })
    await contactsOf(owner).update({ id, expectedVersion: 1, changes: { role: 'Buyer' } })
    await contactsOf(owner).delete({ id, expectedVersion: 2 })
    const { items } = await owner.caller.crm.extensions.getAuditLog({
      entityType: 'contacts',
      entityId: id,
    })
    expect(items.map(({ action }) => action)).toEqual(['deleted', 'updated', 'created'])
    expect(items[1]).toMatchObject({
      entityLabel: 'Ana Reyes',
      changes: { role: { old: null, new: 'Buyer' } },
    })
  })

  test('a failed change leaves nothing', async () => {
    const { owner } = await aTenant(database)
    const { id } = await aContact(owner)
    const before = await hashTables(database)
    expect(
      await failureOf(contactsOf(owner).update({ id, expectedVersion: 7, changes: { role: 'X' } })),
    ).toMatchObject({ code: 'CONFLICT', current: { id, version: 1, role: null } })
    expect(await hashTables(database)).toEqual(before)
  })
})

describe('the primary contact', () => {
  test('is the first of a customer, and another once it is chosen', async () => {
    const { rep } = await aTenant(database)
    const first = await aContact(rep)
    const { customerId } = first
    const second = await aContact(rep, { customerId })
    expect([first.isPrimary, second.isPrimary]).toEqual([true, false])
    expect(await contactsOf(rep).makePrimary({ id: second.id })).toMatchObject({ isPrimary: true })
    expect(await primariesOf(customerId)).toEqual([second.id])
    const { items } = await contactsOf(rep).list({ customerId })
    expect(items.map(({ id }) => id)).toEqual([second.id, first.id])
  })

  test('is one, however many are added and chosen at once', async () => {
    const { rep } = await aTenant(database)
    const { id: customerId } = await aCustomer(rep)
    const made = await Promise.all(Array.from({ length: 12 }, () => aContact(rep, { customerId })))
    expect(await primariesOf(customerId)).toHaveLength(1)
    await Promise.all(made.map(({ id }) => contactsOf(rep).makePrimary({ id })))
    expect(await primariesOf(customerId)).toHaveLength(1)
  })

  test('is held by the database itself', async () => {
    const { rep, tenant } = await aTenant(database)
    const { customerId } = await aContact(rep)
    await expect(
      database.admin`insert into contacts (tenant_id, id, customer_id, name, is_primary)
        values (${tenant.id}, ${uuid7()}, ${customerId}, 'Second', true)`,
    ).rejects.toThrow('contacts_primary')
  })

  test('comes back as such from a delete, unless another took its place', async () => {
    const { rep } = await aTenant(database)
    const first = await aContact(rep)
    const { customerId } = first
    await contactsOf(rep).delete({ id: first.id, expectedVersion: 1 })
    expect(await contactsOf(rep).restore({ id: first.id })).toMatchObject({ isPrimary: true })
    await contactsOf(rep).delete({ id: first.id, expectedVersion: 3 })
    const second = await aContact(rep, { customerId })
    expect(second.isPrimary).toBe(true)
    expect(await contactsOf(rep).restore({ id: first.id })).toMatchObject({ isPrimary: false })
    expect(await primariesOf(customerId)).toEqual([second.id])
  })
})

test('sent twice with one id makes one contact', async () => {
  const { rep } = await aTenant(database)
  const { id: customerId } = await aCustomer(rep)
  const input = { id: uuid7(), customerId, name: 'Twice' }
  const [one, two] = await Promise.all([
    contactsOf(rep).create(input),
    contactsOf(rep).create(input),
  ])
  expect(two).toEqual(one)
  expect((await contactsOf(rep).list({ customerId })).items).toHaveLength(1)
})

test('a deleted contact is in no list, and changes no more', async () => {
  const { rep } = await aTenant(database)
  const { id, customerId } = await aContact(rep)
  await contactsOf(rep).delete({ id, expectedVersion: 1 })
  expect((await contactsOf(rep).list({ customerId })).items).toEqual([])
  expect(
    await failureOf(contactsOf(rep).update({ id, expectedVersion: 2, changes: { role: 'X' } })),
  ).toMatchObject({ code: 'NOT_FOUND' })
  expect(await failureOf(contactsOf(rep).makePrimary({ id }))).toMatchObject({ code: 'NOT_FOUND' })
})

test('the day of a consent is kept, and only an answer changes it', async () => {
  const { rep } = await aTenant(database)
  const { id } = await aContact(rep)
  const given = await contactsOf(rep).update({
    id,
    expectedVersion: 1,
    changes: { consent: 'given' },
  })
  expect(Date.parse(given.consentAt ?? '')).toBeGreaterThan(Date.now() - 60_000)
  const same = await contactsOf(rep).update({
    id,
    expectedVersion: 2,
    changes: { consent: 'given', role: 'Chef' },
  })
  expect(same.consentAt).toBe(given.consentAt)
  const open = await contactsOf(rep).update({
    id,
    expectedVersion: 3,
    changes: { consent: 'unknown' },
  })
  expect(open.consentAt).toBeNull()
})

test('every page together holds every contact once, the primary one first', async () => {
  const { rep } = await aTenant(database)
  const { id: customerId } = await aCustomer(rep)
  const names = ['Zoë', 'änne', 'Bo | Bo', 'anne', 'Anne', 'Ωmega', 'Bo', '']
  for (const name of names) await aContact(rep, { customerId, name: name || '-' })
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<ReturnType<typeof contactsOf>['list']>> = await contactsOf(
      rep,
    ).list({ customerId, limit: 3, ...(cursor && { cursor }) })
    expect(contactPageSchema.parse(page)).toEqual(page)
    seen.push(...page.items.map(({ name }) => name))
    cursor = page.nextCursor
  } while (cursor)
  expect(seen).toHaveLength(names.length)
  expect(seen[0]).toBe('Zoë')
  expect(seen.slice(1, 5).map((name) => name.toLowerCase().replace('ä', 'a'))).toEqual([
    '-',
    'anne',
    'anne',
    'anne',
  ])
  expect(await failureOf(contactsOf(rep).list({ customerId, cursor: 'x|y' }))).toMatchObject({
    code: 'BAD_REQUEST',
  })
})

test('whoever sees only their own customers sees and changes only their contacts', async () => {
  const { owner, rep } = await aTenant(database)
  await giveRights(rep, { grants: { 'customers.read': 'own', 'customers.edit': 'own' } })
  const own = await aContact(owner, {
    customerId: (await aCustomer(owner, { ownerId: rep.userId })).id,
  })
  const other = await aContact(owner)
  expect((await contactsOf(rep).list({ customerId: own.customerId })).items).toHaveLength(1)
  await contactsOf(rep).update({ id: own.id, expectedVersion: 1, changes: { role: 'Chef' } })
  for (const call of [
    () => contactsOf(rep).list({ customerId: other.customerId }),
    () => contactsOf(rep).update({ id: other.id, expectedVersion: 1, changes: { role: 'Chef' } }),
    () => contactsOf(rep).create({ customerId: other.customerId, name: 'X' }),
  ]) {
    expect(await failureOf(call())).toMatchObject({ code: 'NOT_FOUND' })
  }
})

test('what people type comes back as it was typed', async () => {
  const { rep } = await aTenant(database)
  const { id: customerId } = await aCustomer(rep)
  const typed = naughtyStrings.map((text) => text.trim()).filter((text) => text !== '')
  for (const text of typed.filter((_, n) => n % 8 === 0)) {
    const input = { customerId, name: text.slice(0, 200), role: text.slice(0, 120) }
    const { id } = await contactsOf(rep).create(input)
    const saved = await contactsOf(rep).update({
      id,
      expectedVersion: 1,
      changes: { phone: text.slice(0, 40) },
    })
    expect(saved).toMatchObject({
      name: text.slice(0, 200).trim(),
      role: text.slice(0, 120).trim(),
      phone: text.slice(0, 40).trim(),
    })
  }
})
