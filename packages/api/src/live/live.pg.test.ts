import type { LiveChange } from '@leora/domain/live/live'
import { aTenant, type Caller, callerOf, type TestActor } from '@leora/testing/actors'
import { useDatabase } from '@leora/testing/database'
import { servicesOf } from '@leora/testing/services'
import { isTrackedEnvelope } from '@trpc/server'
import { expect, test } from 'vitest'

const database = useDatabase()

type Changes = Awaited<ReturnType<Caller['live']['changes']>>
type Stream = ReturnType<Changes[typeof Symbol.asyncIterator]>

/** Opens the stream and waits until it listens. */
async function listen(actor: TestActor): Promise<Stream> {
  const { live } = servicesOf(database)
  const before = live.subscribers
  const stream = (await actor.caller.live.changes())[Symbol.asyncIterator]()
  const first = stream.next()
  await expect.poll(() => live.subscribers).toBe(before + 1)
  live.publish(actor.tenantId, { entity: 'tenants', ids: [] })
  await first
  return stream
}

async function nextChange(stream: Stream): Promise<LiveChange> {
  // In the process a notice is still in its envelope; the wire takes it out.
  const { value }: { value: unknown } = await stream.next()
  if (!isTrackedEnvelope<LiveChange>(value)) throw new Error('The stream has ended.')
  return value[1]
}

test("tells a reader what changed in its own company, and nothing of another's", async () => {
  const [ours, theirs] = [await aTenant(database), await aTenant(database)]
  const stream = await listen(ours.rep)
  const { live } = servicesOf(database)
  live.publish(theirs.tenant.id, { entity: 'customers', ids: ['theirs'] })
  live.publish(ours.tenant.id, { entity: 'customers', ids: ['ours'] })
  expect(await nextChange(stream)).toEqual({ entity: 'customers', ids: ['ours'] })
  await stream.return?.()
  expect(live.subscribers).toBe(0)
})

test('a reader that reads slowly gets one notice for all it missed', async () => {
  const { rep, tenant } = await aTenant(database)
  const stream = await listen(rep)
  const { live } = servicesOf(database)
  for (let n = 0; n < 1_000; n++) live.publish(tenant.id, { entity: 'customers', ids: [`id-${n}`] })
  live.publish(tenant.id, { entity: 'notifications', ids: ['n'] })
  expect(await nextChange(stream)).toEqual({ entity: 'customers', ids: null })
  expect(await nextChange(stream)).toEqual({ entity: 'notifications', ids: ['n'] })
  await stream.return?.()
})

test('ends after a change of the reader’s own membership, so that the role is read anew', async () => {
  const { rep, viewer, tenant } = await aTenant(database)
  const stream = await listen(rep)
  const { live } = servicesOf(database)
  live.publish(tenant.id, { entity: 'members', ids: [viewer.userId] })
  expect(await nextChange(stream)).toEqual({ entity: 'members', ids: [viewer.userId] })
  live.publish(tenant.id, { entity: 'members', ids: [rep.userId] })
  expect(await nextChange(stream)).toEqual({ entity: 'members', ids: [rep.userId] })
  expect((await stream.next()).done).toBe(true)
  expect(live.subscribers).toBe(0)
})

test('refuses a reader who is not signed in', async () => {
  await expect(callerOf(database, null).live.changes()).rejects.toMatchObject({
    code: 'UNAUTHORIZED',
  })
})
