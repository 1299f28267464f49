import { deadLetterQueue, queueNames, queues } from '@leora/domain/jobs'
import { useDatabase } from '@leora/testing/database'
import { expect, test } from 'vitest'
import { migrate } from './migrate.ts'

const database = useDatabase()

const readQueues = () => database.admin`
  select name, notify, retry_limit, retry_delay, retry_backoff, expire_seconds, heartbeat_seconds,
    dead_letter, retention_seconds
  from pgboss.queue order by name`

test('migrating again brings every queue to this version’s settings', async () => {
  const before = await readQueues()
  await database.admin`update pgboss.queue set retry_limit = 1, heartbeat_seconds = null, notify = false`
  const { adminUrl, rolesKey } = database
  await migrate({ adminUrl, rolesKey })
  const after = await readQueues()
  expect(after.map((queue) => queue['name'])).toEqual([deadLetterQueue, ...queueNames].toSorted())
  for (const name of queueNames) {
    expect(after.find((queue) => queue['name'] === name)).toMatchObject({
      notify: true,
      retry_limit: queues[name].retryLimit,
      heartbeat_seconds: queues[name].heartbeatSeconds,
      dead_letter: deadLetterQueue,
    })
  }
  expect(after.filter((queue) => queue['name'] !== deadLetterQueue)).toEqual(
    before.filter((queue) => queue['name'] !== deadLetterQueue),
  )
})

test('what nobody could do waits a year for a person', async () => {
  const all = await readQueues()
  expect(all.find((queue) => queue['name'] === deadLetterQueue)).toMatchObject({
    dead_letter: null,
    retention_seconds: 365 * 24 * 60 * 60,
  })
})
