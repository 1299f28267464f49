import { openDatabase } from '@leora/db/database'
import type { LiveChange } from '@leora/domain/live/live'
import { presenceTtlMs } from '@leora/domain/live/presence'
import { uuid7 } from '@leora/domain/uuid7'
import { aTenant, type TestActor } from '@leora/testing/actors'
import { aCustomer } from '@leora/testing/builders/customer'
import { giveRights } from '@leora/testing/builders/rights'
import { useDatabase } from '@leora/testing/database'
import { servicesOf } from '@leora/testing/services'
import { hashTables } from '@leora/testing/table-hashes'
import { expect, onTestFinished, test } from 'vitest'
import { createLiveBus } from './bus.ts'
import { createPresence, type PresenceNotice } from './presence.ts'
import { startPresence } from './start-presence.ts'

const database = useDatabase()

/** A node of its own on the same database, with what its readers hear. */
async function aNode(tenantId: string) {
  const { appUrl, authUrl } = database
  const opened = openDatabase({ appUrl, authUrl, poolSize: 2 })
  const bus = createLiveBus()
  const heard: LiveChange[] = []
  let wake: (() => void) | undefined
  bus.subscribe(tenantId, (change) => {
    heard.push(change)
    wake?.()
  })
  const presence = await startPresence(opened, bus)
  onTestFinished(async () => {
    await presence.close()
    await opened.close()
  })
  return {
    presence,
    heard,
    /** Resolves once so many notices have come. */
    hears: async (count: number) => {
      while (heard.length < count) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
  }
}

const noticeOf = (
  tenantId: string,
  customerId: string,
  changes: Partial<PresenceNotice> = {},
): PresenceNotice => ({
  tenantId,
  customerId,
  userId: uuid7(),
  name: 'Ana Reyes',
  isEditing: true,
  ...changes,
})

test('what is said on one node is known on every other, without a row', async () => {
  const { tenant } = await aTenant(database)
  const customerId = uuid7()
  const [here, there] = await Promise.all([aNode(tenant.id), aNode(tenant.id)])
  const before = await hashTables(database)
  const ana = noticeOf(tenant.id, customerId)
  here.presence.announce(ana)
  await Promise.all([here.hears(1), there.hears(1)])
  const known = [{ userId: ana.userId, name: 'Ana Reyes' }]
  expect(here.presence.editorsOf(tenant.id, customerId)).toEqual(known)
  expect(there.presence.editorsOf(tenant.id, customerId)).toEqual(known)
  expect(there.heard).toEqual([{ entity: 'presence', ids: [customerId] }])

  // Beats of somebody known wake nobody; the end does.
  here.presence.announce(ana)
  here.presence.announce(noticeOf(tenant.id, customerId, { name: 'Ben' }))
  await there.hears(2)
  there.presence.announce({ ...ana, isEditing: false })
  await here.hears(3)
  expect(here.presence.editorsOf(tenant.id, customerId)).toMatchObject([{ name: 'Ben' }])
  expect(await hashTables(database)).toEqual(before)
})

test('many at once go out in a few notices, the last word of each person counting', async () => {
  const { tenant } = await aTenant(database)
  const sent: string[] = []
  const presence = createPresence(createLiveBus(), {
    send: async (text) => {
      sent.push(text)
      presence.hear(text)
      if (sent.length === 3) finish()
    },
  })
  onTestFinished(presence.stop)
  let finish: () => void = () => undefined
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  const customerId = uuid7()
  const people = Array.from({ length: 25 }, () => noticeOf(tenant.id, customerId))
  for (const notice of people) presence.announce(notice)
  for (const notice of people.slice(0, 5)) presence.announce({ ...notice, isEditing: false })
  await finished
  expect(presence.editorsOf(tenant.id, customerId)).toHaveLength(20)
  for (const text of sent) expect(Buffer.byteLength(text)).toBeLessThan(8_000)
})

test('whoever says nothing for a while is gone', async () => {
  let now = 0
  const presence = createPresence(createLiveBus(), { send: async () => undefined, now: () => now })
  onTestFinished(presence.stop)
  const notice = noticeOf(uuid7(), uuid7())
  presence.hear(JSON.stringify([notice]))
  now = presenceTtlMs - 1
  expect(presence.editorsOf(notice.tenantId, notice.customerId)).toHaveLength(1)
  now = presenceTtlMs
  expect(presence.editorsOf(notice.tenantId, notice.customerId)).toEqual([])
})

test.for(['nonsense', '{}', '[{"tenantId":"x"}]', 'null'])('%s is no notice', (text) => {
  const presence = createPresence(createLiveBus(), { send: async () => undefined })
  onTestFinished(presence.stop)
  expect(() => presence.hear(text)).not.toThrow()
})

test('colleagues are told of each other, and nobody of another company or out of reach', async () => {
  const { owner, rep, manager } = await aTenant(database)
  const { owner: stranger } = await aTenant(database)
  const { id: customerId } = await aCustomer(owner)
  const heard = new Promise<void>((resolve) => {
    onTestFinished(servicesOf(database).live.subscribe(owner.tenantId, () => resolve()))
  })
  await owner.caller.live.announceEditing({ customerId, isEditing: true })
  await heard
  const editorsFor = async (actor: TestActor) =>
    (await actor.caller.live.editors({ customerId })).items.map(({ name }) => name)
  expect(await editorsFor(manager)).toEqual([owner.name])
  expect(await editorsFor(owner)).toEqual([])
  await expect(editorsFor(stranger)).rejects.toThrow('does not exist')
  await giveRights(rep, { grants: { 'customers.read': 'own', 'customers.edit': 'own' } })
  await expect(editorsFor(rep)).rejects.toThrow('does not exist')
  await expect(rep.caller.live.announceEditing({ customerId, isEditing: true })).rejects.toThrow(
    'does not exist',
  )
})
