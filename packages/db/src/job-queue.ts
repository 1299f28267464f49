import { deadLetterQueue, queueNames, queues } from '@leora/domain/jobs'
import type { QueueOptions } from 'pg-boss'
import type { Sql } from 'postgres'
import { bossConnection } from './boss-connection.ts'

const grants = `
  GRANT USAGE ON SCHEMA pgboss TO leora_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO leora_app;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO leora_app;`

// What waits for a person waits a year; pg-boss would drop it after two weeks.
const deadLetterSeconds = 365 * 24 * 60 * 60

/** Installs or upgrades the job queue's own schema and its queues; the worker may not change it. */
export async function installJobQueue(owner: Sql): Promise<void> {
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({
    db: bossConnection(owner),
    schema: 'pgboss',
    supervise: false,
    schedule: false,
  })
  boss.on('error', (error) => {
    throw error
  })
  await boss.start()
  try {
    const existing = new Set((await boss.getQueues()).map((queue) => queue.name))
    const install = (
      name: string,
      options: QueueOptions & { notify: true; deadLetter?: string },
    ) => (existing.has(name) ? boss.updateQueue(name, options) : boss.createQueue(name, options))
    await install(deadLetterQueue, { notify: true, retentionSeconds: deadLetterSeconds })
    for (const name of queueNames) {
      await install(name, { ...queues[name], deadLetter: deadLetterQueue, notify: true })
    }
  } finally {
    await boss.stop({ graceful: false })
  }
  await owner.unsafe(grants)
  // Counts of one tenant's jobs, for its own monitor.
  await owner.unsafe(
    `CREATE INDEX IF NOT EXISTS leora_job_tenant ON pgboss.job ((data ->> 'tenantId'))`,
  )
}
