import { bossConnection, bossInTransaction } from '@leora/db/boss-connection'
import type { Database } from '@leora/db/database'
import type { PgBoss } from 'pg-boss'
import type { JobQueue } from '../context.ts'

/** The sending side. It runs nothing, so it works in every process, with or without a worker. */
export function createJobQueue(database: Database): JobQueue {
  let sender: Promise<PgBoss> | undefined

  function openOnce(): Promise<PgBoss> {
    sender ??= openSender(database).catch((error: unknown) => {
      sender = undefined
      throw error
    })
    return sender
  }

  return {
    async enqueue(db, queue, data, { startAfter } = {}) {
      const boss = await openOnce()
      const id = await boss.send(queue, data, {
        db: bossInTransaction(db),
        group: { id: data.tenantId },
        ...(startAfter !== undefined && { startAfter: new Date(startAfter) }),
      })
      if (id === null) throw new Error(`The queue ${queue} did not take the job.`)
    },
    async wake(queue, { afterSeconds = 0 } = {}) {
      const boss = await openOnce()
      await boss.send(queue, {}, { startAfter: afterSeconds })
    },
    async enqueueAll(db, queue, data) {
      if (data.length === 0) return
      const boss = await openOnce()
      const jobs = data.map((one) => ({ data: one, group: { id: one.tenantId } }))
      const ids = await boss.insert(queue, jobs, { db: bossInTransaction(db), returnId: true })
      if (ids?.length !== jobs.length) throw new Error(`The queue ${queue} did not take all jobs.`)
    },
  }
}

// Imported on first use: 87 ms and 25 MB that a start does not pay. Sending needs no started boss.
async function openSender(database: Database): Promise<PgBoss> {
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({
    db: bossConnection(database.app),
    schema: 'pgboss',
    migrate: false,
    supervise: false,
    schedule: false,
  })
  boss.on('error', () => undefined)
  return boss
}
