import { nextStretchStatement, refreshStandingsStatement } from '@leora/db/customers/standings'
import type { JobOrigin } from '@leora/domain/jobs'
import { z } from 'zod'
import { planForValues } from '../plan-for-values.ts'
import { inTenantOf, type Job, type JobHandler, type WorkerServices } from './job.ts'

/** Customers per transaction: none is held for long, and a job that was cut off has lost little. */
const stretch = 5_000

const countStandingsData = z.object({
  tenantId: z.uuid().optional(),
  userId: z.string().default(''),
})

/**
 * The schedule's own job makes one for each company whose day has turned since its last count; each counts
 * anew where all customers of its company stand, because types, priorities and scores change as days pass.
 */
export const countStandings: JobHandler = async (services, job) => {
  const { tenantId, userId } = countStandingsData.parse(job.data)
  return tenantId === undefined
    ? await startEveryTenant(services, job)
    : await countTenant(services, job, { tenantId, userId })
}

async function startEveryTenant(services: WorkerServices, job: Job): Promise<object> {
  const due = await services.database.auth.execute<{ tenantId: string }>(`
    select t.tenant_id as "tenantId" from tenants t left join standing_runs r on r.tenant_id = t.tenant_id
    where r.counted_for is null or r.counted_for < (now() at time zone t.time_zone)::date`)
  for (const { tenantId } of due) {
    job.signal.throwIfAborted()
    const origin: JobOrigin = { tenantId, userId: '' }
    await inTenantOf(services, job, origin, (db) =>
      services.jobs.enqueue(db, 'count-standings', { ...origin }),
    )
  }
  return { tenants: due.length }
}

/** Counted twice, the second time finds every row as it should be. */
async function countTenant(
  services: WorkerServices,
  job: Job,
  origin: JobOrigin,
): Promise<{ customers: number; changed: number }> {
  const at = new Date().toISOString()
  const done = { customers: 0, changed: 0 }
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    job.signal.throwIfAborted()
    const next = await countStretch(services, job, origin, { at, after })
    if (next.last === null) break
    after = next.last
    done.customers += next.count
    done.changed += next.changed
    await job.progress(done)
  }
  await inTenantOf(services, job, origin, (db) => db.run(finished, [origin.tenantId, at]))
  return done
}

interface Stretch {
  last: string | null
  count: number
  changed: number
}

async function countStretch(
  services: WorkerServices,
  job: Job,
  origin: JobOrigin,
  { at, after }: { at: string; after: string },
): Promise<Stretch> {
  return await inTenantOf(services, job, origin, async (db) => {
    const [, [found]] = await Promise.all([
      planForValues(db),
      db.run<{ last: string | null; count: number }>(nextStretchStatement, [
        origin.tenantId,
        after,
        stretch,
      ]),
    ])
    if (!found?.last) return { last: null, count: 0, changed: 0 }
    const [row] = await db.run<{ changed: number }>(refreshStandingsStatement, [
      origin.tenantId,
      at,
      after,
      found.last,
    ])
    return { last: found.last, count: found.count, changed: row?.changed ?? 0 }
  })
}

const finished = `
  insert into standing_runs as r (tenant_id, counted_for)
  select tenant_id, ($2::timestamptz at time zone time_zone)::date from tenants where tenant_id = $1
  on conflict (tenant_id) do update set counted_for = excluded.counted_for, finished_at = now()`
