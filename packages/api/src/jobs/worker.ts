import { bossConnection } from '@leora/db/boss-connection'
import { type QueueName, queueNames } from '@leora/domain/jobs'
import type { JobResult, JobWithMetadata, PgBoss } from 'pg-boss'
import { type Lane, lanes } from './handlers.ts'
import { FinalJobError, type Job, type WorkerServices } from './job.ts'

export interface Worker {
  /** Takes no more jobs, lets the running ones finish until the deadline, then gives them back. */
  stop(): Promise<void>
}

export interface WorkerOptions {
  /** How long a running job may take to finish after `stop`. */
  stopDeadlineMs?: number
  /** How often jobs of dead workers are looked for. */
  superviseSeconds?: number
  /** How late a retry may start: new jobs are announced, retries that come due are not. */
  pollSeconds?: number
}

/** Runs the jobs of every queue. Any number of workers share one database. */
export async function startWorker(
  services: WorkerServices,
  { stopDeadlineMs = 20_000, superviseSeconds = 30, pollSeconds = 10 }: WorkerOptions = {},
): Promise<Worker> {
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({
    db: bossConnection(services.database.app),
    schema: 'pgboss',
    migrate: false,
    createSchema: false,
    useListenNotify: true,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
    // Rebuilding an index takes its owner, which the worker is not.
    reindex: false,
  })
  // Without a listener, a lost connection would end the process.
  boss.on('error', (error) => services.reportError(error, { id: 'worker' }))
  boss.on('warning', ({ message, data }) => services.log.warn({ ...data }, message))
  try {
    await boss.start()
    for (const queue of queueNames) await openLane(boss, services, queue, pollSeconds)
  } catch (error) {
    await boss.stop({ graceful: false })
    throw error
  }
  return {
    async stop() {
      await boss.stop({ timeout: stopDeadlineMs })
      services.mailer?.close()
    },
  }
}

async function openLane(
  boss: PgBoss,
  services: WorkerServices,
  queue: QueueName,
  pollSeconds: number,
): Promise<void> {
  const lane: Lane = lanes[queue]
  const options = {
    batchSize: 1,
    includeMetadata: true,
    perJobResults: true,
    localConcurrency: lane.slots,
    localGroupConcurrency: lane.slotsPerTenant,
    // The shorter one counts while the listener is gone.
    pollingIntervalSeconds: Math.min(2, pollSeconds),
    notifyPollingIntervalSeconds: pollSeconds,
  } as const
  await boss.work<object, object, typeof options>(queue, options, async ([job]) => {
    if (!job) return []
    const result = await runJob(services, queue, lane, job)
    // Busy slots, this one among them, look for their next job at once instead of sleeping until a
    // notice. Idle ones stay asleep: behind one tenant's flood each look costs a scan of it.
    for (const slot of boss.getWipData()) {
      if (slot.name === queue && slot.count > 0) boss.notifyWorker(slot.id)
    }
    return [result]
  })
  if (lane.schedule) await boss.schedule(queue, lane.schedule, {}, { missed: 'once' })
}

async function runJob(
  services: WorkerServices,
  queue: QueueName,
  lane: Lane,
  row: JobWithMetadata<object>,
): Promise<JobResult<object>> {
  const job: Job = {
    id: row.id,
    data: row.data,
    attempt: row.retryCount + 1,
    isLastAttempt: row.retryCount >= row.retryLimit,
    signal: row.signal,
    progress: (output) => saveProgress(services, queue, row.id, output),
  }
  const fields = { queue, job: job.id, tenant: row.groupId ?? null, attempt: job.attempt }
  try {
    const output = await lane.handle(services, job)
    if (output !== null) services.log.info(fields, 'A job is done.')
    return { id: job.id, status: 'completed', output: output ?? {} }
  } catch (error) {
    const isFinal = error instanceof FinalJobError || job.isLastAttempt
    if (isFinal) services.reportError(error, { id: `job-${job.id}` })
    services.log.warn(
      { ...fields, error: messageOf(error) },
      isFinal ? 'A job failed for good.' : 'A job failed and will be tried again.',
    )
    return {
      id: job.id,
      status: isFinal ? 'deadletter' : 'failed',
      output: { message: messageOf(error) },
    }
  }
}

async function saveProgress(
  { database }: WorkerServices,
  queue: QueueName,
  id: string,
  output: object,
): Promise<void> {
  await database.app`
    update pgboss.job set output = ${database.app.json(output as never)}
    where name = ${queue} and id = ${id} and state = 'active'`
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
