import type { Actor } from '@leora/domain/actor'
import { uuid7 } from '@leora/domain/uuid7'
import { useDatabase } from '@leora/testing/database'
import { expect, test } from 'vitest'
import { createJobQueue } from './queue.ts'

const database = useDatabase()

function aPerson(tenantId = uuid7()): Actor {
  return {
    kind: 'user',
    tenantId,
    userId: uuid7(),
    role: 'owner',
    scopes: ['read', 'write'],
    sessionId: null,
    permissionSet: null,
    gate: null,
    isSteppedUp: false,
  }
}

const listJobs = (tenantId: string) => database.admin`
  select name, data, state, group_id, retry_limit, heartbeat_seconds from pgboss.job
  where data ->> 'tenantId' = ${tenantId}`

test('a commit enqueues', async () => {
  const { tenantId, userId, ...rest } = aPerson()
  const jobs = createJobQueue(database)
  await database.tenants.asActor({ ...rest, tenantId, userId }, { id: 'a' }, (db) =>
    jobs.enqueue(db, 'send-email', { tenantId, userId, emailId: 'e' }),
  )
  expect(await listJobs(tenantId)).toEqual([
    {
      name: 'send-email',
      data: { tenantId, userId, emailId: 'e' },
      state: 'created',
      group_id: tenantId,
      retry_limit: 8,
      heartbeat_seconds: 20,
    },
  ])
})

test('a rollback leaves nothing', async () => {
  const actor = aPerson()
  const { tenantId, userId } = actor
  const jobs = createJobQueue(database)
  const failing = database.tenants.asActor(actor, { id: 'a' }, async (db) => {
    await jobs.enqueue(db, 'send-email', { tenantId, userId, emailId: 'e' })
    throw new Error('The business failed.')
  })
  await expect(failing).rejects.toThrow('The business failed.')
  expect(await listJobs(tenantId)).toEqual([])
})

test('a queue that does not exist refuses the job, and the transaction with it', async () => {
  const actor = aPerson()
  const { tenantId, userId } = actor
  const jobs = createJobQueue(database)
  await expect(
    database.tenants.asActor(actor, { id: 'a' }, (db) =>
      jobs.enqueue(db, 'no-such-queue' as 'send-email', { tenantId, userId }),
    ),
  ).rejects.toThrow('does not exist')
  expect(await listJobs(tenantId)).toEqual([])
})
