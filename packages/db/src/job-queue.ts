import { deadLetterQueue, queueNames, queues } from '@leora/domain/jobs'
import type { Sql } from 'postgres'

const grants = `
  GRANT USAGE ON SCHEMA pgboss TO leora_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO leora_app;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO leora_app;`

/** Installs or upgrades the job queue's own schema and its queues; the worker may not change it. */
export async function installJobQueue(owner: Sql): Promise<void> {
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => ({ rows: await run(owner, text, values) }) },
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
    if (!existing.has(deadLetterQueue)) await boss.createQueue(deadLetterQueue, { notify: true })
    for (const name of queueNames) {
      if (existing.has(name)) continue
      await boss.createQueue(name, { ...queues[name], deadLetter: deadLetterQueue, notify: true })
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

async function run(sql: Sql, text: string, values: readonly unknown[] = []) {
  return await sql.unsafe(text, [...values] as never[])
}
