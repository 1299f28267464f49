import { tenants } from '@leora/db/schema/index'
import type { JobOrigin } from '@leora/domain/jobs'
import { z } from 'zod'
import { inTenantOf, type Job, type JobHandler, type WorkerServices } from './job.ts'

const chunkSize = 500

// What hangs on a row goes before it, in chunks of its own.
const tables = ['contacts', 'customers'] as const

const purgeDeletedData = z.object({ tenantId: z.uuid().optional() })

/** The schedule's own job makes one job per tenant; each removes what its tenant may no longer restore. */
export const purgeDeleted: JobHandler = async (services, job) => {
  const { tenantId } = purgeDeletedData.parse(job.data)
  return tenantId === undefined
    ? await purgeEveryTenant(services, job)
    : await purgeTenant(services, job, { tenantId, userId: '' })
}

// Tried again after a crash, it makes a tenant's job twice; the second finds nothing left to remove.
async function purgeEveryTenant(services: WorkerServices, job: Job): Promise<object> {
  const every = await services.database.auth.select({ tenantId: tenants.tenantId }).from(tenants)
  for (const { tenantId } of every) {
    job.signal.throwIfAborted()
    const origin: JobOrigin = { tenantId, userId: '' }
    await inTenantOf(services, job, origin, (db) =>
      services.jobs.enqueue(db, 'purge-deleted', { ...origin }),
    )
  }
  return { tenants: every.length }
}

async function purgeTenant(
  services: WorkerServices,
  job: Job,
  origin: JobOrigin,
): Promise<{ purged: number }> {
  let purged = 0
  for (const table of tables) {
    purged += await purgeTable(services, job, origin, table, purged)
  }
  return { purged }
}

async function purgeTable(
  services: WorkerServices,
  job: Job,
  origin: JobOrigin,
  table: (typeof tables)[number],
  before: number,
): Promise<number> {
  let purged = 0
  for (;;) {
    job.signal.throwIfAborted()
    const chunk = await inTenantOf(services, job, origin, (db) =>
      db.run(
        `delete from ${table} where (tenant_id, id) in (
          select tenant_id, id from ${table}
          where tenant_id = $1 and deleted_at < now() - interval '30 days'
          limit $2 for update skip locked)
        returning id`,
        [origin.tenantId, chunkSize],
      ),
    )
    purged += chunk.length
    if (chunk.length < chunkSize) return purged
    await job.progress({ purged: before + purged })
  }
}
