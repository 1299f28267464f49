import { openDatabase } from '@leora/db/database'
import { dayIn } from '@leora/domain/tasks/recurrence'
import { taskPageSchema } from '@leora/domain/tasks/task'
import { uuid7 } from '@leora/domain/uuid7'
import { aTenant, callerOf, type TestActor } from '@leora/testing/actors'
import { aContact } from '@leora/testing/builders/contact'
import { aCustomer } from '@leora/testing/builders/customer'
import { giveRights } from '@leora/testing/builders/rights'
import { aTask } from '@leora/testing/builders/task'
import { useDatabase } from '@leora/testing/database'
import { servicesOf } from '@leora/testing/services'
import { TRPCError } from '@trpc/server'
import { afterEach, describe, expect, test } from 'vitest'
import { wireErrorData } from '../error-mapping.ts'

const database = useDatabase()
afterEach(() => {
  expect(servicesOf(database).unforeseen.splice(0)).toEqual([])
})

const tasksOf = (actor: TestActor) => actor.caller.crm.tasks

async function failureOf(call: Promise<unknown>) {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof TRPCError)) throw new Error('The call did not fail.', { cause: error })
  return { code: error.code, message: error.message, ...wireErrorData(error) }
}

/** A day as the company counts it, so many days from today. */
function day(offset: number): string {
  return dayIn('UTC', new Date(Date.now() + offset * 86_400_000))
}

async function successorsOf(id: string) {
  return await database.admin<{ id: string; due_on: string; deleted: boolean; remind_at: Date }[]>`
    select id, due_on::text, deleted_at is not null as deleted, remind_at from tasks
    where previous_task_id = ${id}`
}

describe('the four facts', () => {
  test('another company sees nothing', async () => {
    const { rep } = await aTenant(database)
    const { owner: stranger } = await aTenant(database)
    const { id } = await aTask(rep)
    expect((await tasksOf(stranger).list({})).items).toEqual([])
    expect(await failureOf(tasksOf(stranger).complete({ id }))).toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  test('a weaker role is refused, but does what is theirs to do', async () => {
    const { manager, warehouse } = await aTenant(database)
    expect(await failureOf(tasksOf(warehouse).create({ title: 'X', dueOn: day(1) }))).toMatchObject(
      { code: 'FORBIDDEN', message: expect.stringContaining('Ask an owner') },
    )
    const others = await aTask(manager)
    expect(await failureOf(tasksOf(warehouse).complete({ id: others.id }))).toMatchObject({
      code: 'FORBIDDEN',
    })
    const own = await aTask(manager, { assigneeId: warehouse.userId })
    expect(await tasksOf(warehouse).complete({ id: own.id })).toMatchObject({
      doneById: warehouse.userId,
      doneByName: warehouse.name,
    })
  })

  test('every change is in the record', async () => {
    const { owner } = await aTenant(database)
    const { id } = await aTask(owner, { title: 'Call back' })
    await tasksOf(owner).complete({ id })
    const { items } = await owner.caller.crm.extensions.getAuditLog({
      entityType: 'tasks',
      entityId: id,
    })
    expect(items.map(({ action }) => action)).toEqual(['updated', 'created'])
    expect(items[0]).toMatchObject({ entityLabel: 'Call back' })
    expect(Object.keys(items[0]?.changes ?? {}).sort()).toEqual(['doneAt', 'doneById'])
  })

  test('a failed change leaves nothing, and says what does not fit', async () => {
    const { owner } = await aTenant(database)
    const contact = await aContact(owner)
    const other = await aCustomer(owner)
    for (const [input, field] of [
      [{ assigneeId: uuid7() }, 'assigneeId'],
      [{ customerId: other.id, contactId: contact.id }, 'contactId'],
      [{ contactId: contact.id }, 'contactId'],
    ] as const) {
      const failure = await failureOf(aTask(owner, input))
      expect(failure).toMatchObject({ code: 'BAD_REQUEST' })
      expect(Object.keys(failure.fields ?? {})).toEqual([field])
    }
    expect((await tasksOf(owner).list({})).items).toEqual([])
  })
})

describe('a list', () => {
  test('holds one’s own by the day they are due, each page once', async () => {
    const { rep, manager } = await aTenant(database)
    await aTask(manager)
    const days = [3, -2, 0, 3, 8, -40, 0]
    for (const offset of days) await aTask(rep, { dueOn: day(offset) })
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<ReturnType<typeof tasksOf>['list']>> = await tasksOf(rep).list(
        { isMine: true, limit: 2, ...(cursor && { cursor }) },
      )
      expect(taskPageSchema.parse(page)).toEqual(page)
      seen.push(...page.items.map(({ dueOn }) => dueOn))
      cursor = page.nextCursor
    } while (cursor)
    expect(seen).toEqual(days.toSorted((a, b) => a - b).map(day))
  })

  test('tells overdue from today and upcoming by the clocks of the company', async () => {
    const { rep, tenant } = await aTenant(database)
    // Where it is already tomorrow, and where it is still yesterday, for some hours of every day.
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Niue']) {
      await database.admin`update tenants set time_zone = ${zone} where tenant_id = ${tenant.id}`
      const today = dayIn(zone, new Date())
      const shift = (days: number) => dayIn('UTC', new Date(Date.parse(today) + days * 86_400_000))
      const made = await Promise.all(
        [-1, 0, 1].map((days) => aTask(rep, { title: zone, dueOn: shift(days) })),
      )
      const titles = async (due: 'overdue' | 'today' | 'upcoming') =>
        (await tasksOf(rep).list({ due })).items
          .filter(({ title }) => title === zone)
          .map(({ id }) => id)
      expect(await Promise.all((['overdue', 'today', 'upcoming'] as const).map(titles))).toEqual(
        made.map(({ id }) => [id]),
      )
    }
  })

  test('holds done ones the latest first, and none of a deleted customer', async () => {
    const { owner } = await aTenant(database)
    const customer = await aCustomer(owner)
    const made = [await aTask(owner), await aTask(owner), await aTask(owner)]
    const gone = await aTask(owner, { customerId: customer.id })
    for (const { id } of [...made, gone]) await tasksOf(owner).complete({ id })
    await owner.caller.crm.customers.delete({ id: customer.id, expectedVersion: 1 })
    const first = await tasksOf(owner).list({ state: 'done', limit: 2 })
    const second = await tasksOf(owner).list({
      state: 'done',
      limit: 2,
      cursor: first.nextCursor ?? '',
    })
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(
      made.map(({ id }) => id).reverse(),
    )
    expect(second.nextCursor).toBeNull()
    expect(await failureOf(tasksOf(owner).complete({ id: gone.id }))).toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  test('of who sees only their own customers leaves the others’ out, and their names', async () => {
    const { owner, rep } = await aTenant(database)
    const hidden = await aCustomer(owner, { name: 'Hidden Cellar' })
    const own = await aCustomer(owner, { ownerId: rep.userId })
    const mine = await aTask(owner, { customerId: hidden.id, assigneeId: rep.userId })
    const seen = await aTask(owner, { customerId: own.id })
    const unseen = await aTask(owner, { customerId: hidden.id })
    await aTask(owner)
    await giveRights(rep, { grants: { 'customers.read': 'own', 'customers.edit': 'own' } })
    const { items } = await tasksOf(rep).list({})
    expect(items.map(({ id }) => id).sort()).toEqual([mine.id, seen.id].sort())
    expect(items.find(({ id }) => id === mine.id)?.customerName).toBeNull()
    expect(await failureOf(tasksOf(rep).complete({ id: unseen.id }))).toMatchObject({
      code: 'NOT_FOUND',
      message: 'This task does not exist, or was deleted.',
    })
    expect(await tasksOf(rep).complete({ id: mine.id })).toMatchObject({ customerName: null })
  })
})

describe('a series', () => {
  const weekly = { unit: 'week', interval: 1 } as const

  test('goes on with one task, however many complete it at once on however many nodes', async () => {
    const { rep } = await aTenant(database)
    const { id } = await aTask(rep, { dueOn: day(1), recurrence: weekly })
    const { appUrl, authUrl } = database
    const second = openDatabase({ appUrl, authUrl, poolSize: 4 })
    const elsewhere = callerOf({ ...database, ...second }, rep.credential)
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, n) =>
        (n % 2 ? elsewhere : rep.caller).crm.tasks.complete({ id }),
      ),
    )
    await second.close()
    expect(new Set(answers.map(({ doneAt }) => doneAt)).size).toBe(1)
    expect((await successorsOf(id)).map(({ due_on }) => due_on)).toEqual([day(8)])
  })

  test('skips what was missed, and keeps the hour of its reminder where clocks change', async () => {
    const { rep, tenant } = await aTenant(database)
    await database.admin`
      update tenants set time_zone = 'America/Chicago' where tenant_id = ${tenant.id}`
    const { id } = await aTask(rep, {
      dueOn: '2026-03-06',
      remindAt: '2026-03-06T15:00:00Z',
      recurrence: { unit: 'week', interval: 52 },
    })
    await database.admin`update tasks set due_on = '2036-03-07', recurrence_start = '2036-03-07',
      recurrence_interval = 1, remind_at = '2036-03-07 15:00+00' where id = ${id}`
    await tasksOf(rep).complete({ id })
    const [next] = await successorsOf(id)
    // Nine in the morning before and after the clocks went forward on the 9th.
    expect(next?.due_on).toBe('2036-03-14')
    expect(next?.remind_at.toISOString()).toBe('2036-03-14T14:00:00.000Z')
  })

  test('a late one is followed by the next day of its series after today', async () => {
    const { rep } = await aTenant(database)
    const { id } = await aTask(rep, { dueOn: day(-10), recurrence: weekly })
    await tasksOf(rep).complete({ id })
    expect((await successorsOf(id)).map(({ due_on }) => due_on)).toEqual([day(4)])
  })

  test('opened again takes its successor back; completed again brings the same one', async () => {
    const { rep } = await aTenant(database)
    const { id } = await aTask(rep, { dueOn: day(1), recurrence: weekly })
    await tasksOf(rep).complete({ id })
    const [first] = await successorsOf(id)
    expect(await tasksOf(rep).reopen({ id })).toMatchObject({ doneAt: null, doneById: null })
    expect(await successorsOf(id)).toMatchObject([{ id: first?.id, deleted: true }])
    await tasksOf(rep).complete({ id })
    expect(await successorsOf(id)).toMatchObject([{ id: first?.id, deleted: false }])
  })

  test('opened again leaves a successor that somebody has touched', async () => {
    const { rep } = await aTenant(database)
    const { id } = await aTask(rep, { dueOn: day(1), recurrence: weekly })
    await tasksOf(rep).complete({ id })
    const [next] = await successorsOf(id)
    await tasksOf(rep).update({
      id: next?.id ?? '',
      expectedVersion: 1,
      changes: { title: 'Mine now' },
    })
    await tasksOf(rep).reopen({ id })
    expect(await successorsOf(id)).toMatchObject([{ deleted: false }])
    await tasksOf(rep).complete({ id })
    expect(await successorsOf(id)).toHaveLength(1)
  })

  test('begins anew where its day is moved, and ends where it no longer repeats', async () => {
    const { rep } = await aTenant(database)
    const { id } = await aTask(rep, { dueOn: day(1), recurrence: weekly })
    await tasksOf(rep).update({ id, expectedVersion: 1, changes: { dueOn: day(3) } })
    await tasksOf(rep).complete({ id })
    const [next] = await successorsOf(id)
    expect(next?.due_on).toBe(day(10))
    const ended = await tasksOf(rep).update({
      id: next?.id ?? '',
      expectedVersion: 1,
      changes: { recurrence: null },
    })
    expect(ended.recurrence).toBeNull()
    await tasksOf(rep).complete({ id: ended.id })
    expect(await successorsOf(ended.id)).toEqual([])
  })
})

test('whoever is given a task is told, and nobody of what they take themselves', async () => {
  const { manager, rep } = await aTenant(database)
  const own = await aTask(rep)
  const given = await aTask(manager, { title: 'Call the Anchor', assigneeId: rep.userId })
  await tasksOf(rep).update({
    id: own.id,
    expectedVersion: 1,
    changes: { assigneeId: manager.userId },
  })
  const noticesOf = async (actor: TestActor) =>
    (await actor.caller.account.listNotifications({})).items
  expect(await noticesOf(rep)).toMatchObject([
    { kind: 'task_assigned', params: { task: 'Call the Anchor' }, link: `/tasks?task=${given.id}` },
  ])
  expect(await noticesOf(manager)).toMatchObject([{ kind: 'task_assigned' }])
})

test('sent twice with one id makes one task', async () => {
  const { rep } = await aTenant(database)
  const input = { id: uuid7(), title: 'Twice', dueOn: day(2), remindAt: '2030-01-01T08:00:00Z' }
  const [one, two] = await Promise.all([tasksOf(rep).create(input), tasksOf(rep).create(input)])
  expect(two).toEqual(one)
  const jobs = await database.admin`
    select from pgboss.job where name = 'remind-of-task' and data ->> 'taskId' = ${input.id}`
  expect(jobs).toHaveLength(1)
})

test('a stale edit gets the task as it stands', async () => {
  const { rep } = await aTenant(database)
  const { id } = await aTask(rep)
  await tasksOf(rep).update({ id, expectedVersion: 1, changes: { priority: 'high' } })
  expect(
    await failureOf(tasksOf(rep).update({ id, expectedVersion: 1, changes: { title: 'X' } })),
  ).toMatchObject({ code: 'CONFLICT', current: { id, version: 2, priority: 'high' } })
})
