import { activityPageSchema, activityTypes } from '@leora/domain/activities/activity'
import { timelinePageSchema } from '@leora/domain/timeline/timeline'
import { uuid7 } from '@leora/domain/uuid7'
import { aTenant, type TestActor } from '@leora/testing/actors'
import { anActivity } from '@leora/testing/builders/activity'
import { aContact } from '@leora/testing/builders/contact'
import { aCustomer } from '@leora/testing/builders/customer'
import { anOrder } from '@leora/testing/builders/order'
import { giveRights } from '@leora/testing/builders/rights'
import { aTask } from '@leora/testing/builders/task'
import { useDatabase } from '@leora/testing/database'
import { servicesOf } from '@leora/testing/services'
import { hashTables } from '@leora/testing/table-hashes'
import { TRPCError } from '@trpc/server'
import { afterEach, describe, expect, test } from 'vitest'
import { wireErrorData } from '../error-mapping.ts'

const database = useDatabase()
afterEach(() => {
  expect(servicesOf(database).unforeseen.splice(0)).toEqual([])
})

const activitiesOf = (actor: TestActor) => actor.caller.crm.activities

async function failureOf(call: Promise<unknown>) {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof TRPCError)) throw new Error('The call did not fail.', { cause: error })
  return { code: error.code, message: error.message, ...wireErrorData(error) }
}

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

describe('the four facts', () => {
  test('another company sees nothing', async () => {
    const { rep } = await aTenant(database)
    const { owner: stranger } = await aTenant(database)
    const { id, customerId } = await anActivity(rep)
    for (const call of [
      () => activitiesOf(stranger).list({ customerId }),
      () => activitiesOf(stranger).log({ customerId, type: 'call' }),
      () => activitiesOf(stranger).update({ id, expectedVersion: 1, changes: { body: 'X' } }),
      () => stranger.caller.crm.customers.timeline({ id: customerId }),
      () => stranger.caller.crm.customers.summary({ id: customerId }),
    ]) {
      expect(await failureOf(call())).toMatchObject({ code: 'NOT_FOUND' })
    }
  })

  test('a weaker role is refused, and a colleague does not rewrite what another wrote down', async () => {
    const { rep, manager, viewer, tenant } = await aTenant(database)
    const { id, customerId } = await anActivity(rep)
    expect(await failureOf(activitiesOf(viewer).log({ customerId, type: 'call' }))).toMatchObject({
      code: 'FORBIDDEN',
    })
    const other = await aTenant(database)
    expect(other.tenant.id).not.toBe(tenant.id)
    await database.admin`update activities set author_id = ${manager.userId} where id = ${id}`
    expect(
      await failureOf(activitiesOf(rep).update({ id, expectedVersion: 1, changes: { body: 'X' } })),
    ).toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('Ask your manager') })
  })

  test('every change is in the record', async () => {
    const { owner } = await aTenant(database)
    const { id } = await anActivity(owner)
    await activitiesOf(owner).update({ id, expectedVersion: 1, changes: { outcome: 'ordered' } })
    const { items } = await owner.caller.crm.extensions.getAuditLog({
      entityType: 'activities',
      entityId: id,
    })
    expect(items.map(({ action }) => action)).toEqual(['updated', 'created'])
    expect(items[0]?.changes).toEqual({ outcome: { old: null, new: 'ordered' } })
  })

  test('a follow-up that cannot be made leaves no activity', async () => {
    const { rep } = await aTenant(database)
    const { id: customerId } = await aCustomer(rep)
    const taken = await aTask(rep)
    const before = await hashTables(database)
    for (const followUp of [
      { title: 'Call back', dueOn: '2026-12-01', assigneeId: uuid7() },
      { title: 'Call back', dueOn: '2026-12-01', contactId: uuid7() },
      { title: 'Call back', dueOn: '2026-12-01', id: taken.id },
    ]) {
      expect(
        await failureOf(activitiesOf(rep).log({ customerId, type: 'call', followUp })),
      ).toMatchObject({ code: 'BAD_REQUEST' })
    }
    expect(await hashTables(database)).toEqual(before)
  })
})

test('every type is logged by its author, now unless another time is named', async () => {
  const { rep } = await aTenant(database)
  const contact = await aContact(rep)
  const { customerId } = contact
  for (const type of activityTypes) {
    await activitiesOf(rep).log({ customerId, type, body: 'Said so.', contactId: contact.id })
  }
  const { items } = await activitiesOf(rep).list({ customerId })
  expect(items.map(({ type }) => type)).toEqual(activityTypes.toReversed())
  for (const item of items) {
    expect(item).toMatchObject({
      authorId: rep.userId,
      authorName: rep.name,
      contactName: 'Ana Reyes',
    })
    expect(Date.parse(item.happenedAt)).toBeGreaterThan(Date.now() - 60_000)
  }
})

test('the follow-up belongs to the same customer and names its activity', async () => {
  const { rep } = await aTenant(database)
  const { id, customerId } = await anActivity(rep, {
    followUp: { title: 'Send the list', dueOn: '2026-12-01', priority: 'high' },
  })
  const { items } = await rep.caller.crm.tasks.list({ customerId })
  expect(items).toMatchObject([
    { title: 'Send the list', priority: 'high', originActivityId: id, assigneeId: rep.userId },
  ])
})

test('sent twice with one id is logged once, its follow-up too', async () => {
  const { rep } = await aTenant(database)
  const { id: customerId } = await aCustomer(rep)
  const input = {
    id: uuid7(),
    customerId,
    type: 'visit' as const,
    followUp: { title: 'Once', dueOn: '2026-12-01' },
  }
  const [one, two] = await Promise.all([activitiesOf(rep).log(input), activitiesOf(rep).log(input)])
  expect(two).toEqual(one)
  expect((await activitiesOf(rep).list({ customerId })).items).toHaveLength(1)
  expect((await rep.caller.crm.tasks.list({ customerId })).items).toHaveLength(1)
})

test.for([
  [{ type: 'note' }, 'body'],
  [{ type: 'call', happenedAt: new Date(Date.now() + 3_600_000).toISOString() }, 'happenedAt'],
  [{ type: 'call', durationMinutes: 0 }, 'durationMinutes'],
  [{ type: 'call', contactId: '01890000-0000-7000-8000-000000000001' }, 'contactId'],
] as const)('%j is refused for its %s', async ([input, field]) => {
  const { rep } = await aTenant(database)
  const failure = await failureOf(anActivity(rep, input))
  expect(failure).toMatchObject({ code: 'BAD_REQUEST' })
  expect(Object.keys(failure.fields ?? {})).toEqual([field])
})

test('every page together holds every activity once, the latest first, over ties', async () => {
  const { rep } = await aTenant(database)
  const { id: customerId } = await aCustomer(rep)
  const times = [5, 5, 5, 1, 90, 90, 3].map(minutesAgo)
  for (const happenedAt of times) await anActivity(rep, { customerId, happenedAt })
  const gone = await anActivity(rep, { customerId })
  await activitiesOf(rep).delete({ id: gone.id, expectedVersion: 1 })
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<ReturnType<typeof activitiesOf>['list']>> = await activitiesOf(
      rep,
    ).list({ customerId, limit: 2, ...(cursor && { cursor }) })
    expect(activityPageSchema.parse(page)).toEqual(page)
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  } while (cursor)
  expect(new Set(seen).size).toBe(times.length)
  expect(seen).not.toContain(gone.id)
})

describe('the timeline', () => {
  async function aStory(actor: TestActor) {
    const contact = await aContact(actor)
    const { customerId } = contact
    const call = await anActivity(actor, { customerId })
    const { id } = await aTask(actor, { customerId })
    const task = await actor.caller.crm.tasks.complete({ id })
    await actor.caller.crm.contacts.update({
      id: contact.id,
      expectedVersion: 1,
      changes: { role: 'Chef' },
    })
    await actor.caller.crm.customers.update({
      id: customerId,
      expectedVersion: 1,
      changes: { city: 'Graz', creditLimitMinor: 500 },
    })
    const note = await anActivity(actor, { customerId, type: 'note', body: 'A good day.' })
    return { customerId, call, task, note, contact }
  }

  test('is one stream of what was done and what was changed, over any pages', async () => {
    const { owner } = await aTenant(database)
    const { customerId, call, task, note } = await aStory(owner)
    await aStory(owner)
    const whole = await owner.caller.crm.customers.timeline({ id: customerId })
    expect(timelinePageSchema.parse(whole)).toEqual(whole)
    expect(whole.nextCursor).toBeNull()
    const told = whole.items.map((entry) =>
      entry.kind === 'change' ? `${entry.change.entityType} ${entry.change.action}` : entry.kind,
    )
    expect(told).toEqual([
      'activity',
      'customers updated',
      'contacts updated',
      'task',
      'activity',
      'contacts created',
      'customers created',
    ])
    const [first, change, , done, called] = whole.items
    expect(first).toMatchObject({ activity: { id: note.id, body: 'A good day.' } })
    expect(done).toMatchObject({ task: { id: task.id }, at: task.doneAt?.replace('+00:00', 'Z') })
    expect(called).toMatchObject({ activity: { id: call.id } })
    expect(change).toMatchObject({ change: { changes: { city: { old: null, new: 'Graz' } } } })
    for (const limit of [1, 2, 3]) {
      const seen: unknown[] = []
      let cursor: string | null = null
      do {
        const page: typeof whole = await owner.caller.crm.customers.timeline({
          id: customerId,
          limit,
          ...(cursor && { cursor }),
        })
        seen.push(...page.items)
        cursor = page.nextCursor
      } while (cursor)
      expect(seen).toEqual(whole.items)
    }
  })

  test('shows the kinds asked for', async () => {
    const { owner } = await aTenant(database)
    const { customerId: id } = await aStory(owner)
    const kindsOf = async (kinds: ('activity' | 'task' | 'change')[]) =>
      (await owner.caller.crm.customers.timeline({ id, kinds })).items.map(({ kind }) => kind)
    expect(await kindsOf(['activity'])).toEqual(['activity', 'activity'])
    expect(await kindsOf(['task'])).toEqual(['task'])
    expect(await kindsOf(['task', 'change'])).toEqual([
      'change',
      'change',
      'task',
      'change',
      'change',
    ])
  })

  test('hides what is hidden from its reader, and is not there for who may not see the customer', async () => {
    const { owner, rep } = await aTenant(database)
    const { customerId } = await aStory(owner)
    await giveRights(rep, {
      grants: { 'customers.read': 'tenant' },
      fields: { 'customers.creditLimitMinor': 'hidden' },
    })
    const page = await rep.caller.crm.customers.timeline({ id: customerId })
    expect(JSON.stringify(page)).toContain('Graz')
    expect(JSON.stringify(page)).not.toContain('creditLimit')
    await giveRights(rep, { grants: { 'customers.read': 'own' } })
    for (const call of [
      () => rep.caller.crm.customers.timeline({ id: customerId }),
      () => rep.caller.crm.customers.summary({ id: customerId }),
      () => activitiesOf(rep).list({ customerId }),
    ]) {
      expect(await failureOf(call())).toMatchObject({ code: 'NOT_FOUND' })
    }
  })
})

test('orders stand in the timeline of who may see orders, and in nobody else’s', async () => {
  const { owner, rep } = await aTenant(database)
  const order = await anOrder(owner, { orderedAt: minutesAgo(90) })
  const kindsFor = async (actor: TestActor, kinds?: ('order' | 'change')[]) =>
    (
      await actor.caller.crm.customers.timeline({ id: order.customerId, ...(kinds && { kinds }) })
    ).items.map(({ kind }) => kind)
  const page = await owner.caller.crm.customers.timeline({ id: order.customerId, kinds: ['order'] })
  expect(timelinePageSchema.parse(page)).toEqual(page)
  expect(page.items).toMatchObject([{ order: { id: order.id, totalMinor: order.totalMinor } }])
  expect(await kindsFor(owner)).toContain('order')
  expect(await kindsFor(owner, ['change'])).not.toContain('order')
  await giveRights(rep, { grants: { 'customers.read': 'tenant' } })
  expect(await kindsFor(rep)).not.toContain('order')
})

test('the summary names the next step and what happened last', async () => {
  const { rep } = await aTenant(database)
  const { id: customerId } = await aCustomer(rep)
  const read = () => rep.caller.crm.customers.summary({ id: customerId })
  expect(await read()).toEqual({ nextTask: null, openTasks: 0, lastActivity: null })
  await aTask(rep, { customerId, dueOn: '2026-12-05' })
  const next = await aTask(rep, { customerId, dueOn: '2026-12-01' })
  const call = await anActivity(rep, { customerId, happenedAt: minutesAgo(5) })
  await anActivity(rep, { customerId, happenedAt: minutesAgo(50) })
  await anActivity(rep, { customerId, type: 'note', body: 'Written down, not done.' })
  expect(await read()).toMatchObject({
    nextTask: { id: next.id },
    openTasks: 2,
    lastActivity: { id: call.id },
  })
})
