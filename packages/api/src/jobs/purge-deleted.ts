import { tenants } from '@leora/db/schema/index'
import type { TenantDb } from '@leora/db/slots'
import type { JobOrigin } from '@leora/domain/jobs'
import { z } from 'zod'
import { inTenantOf, type Job, type JobHandler, type WorkerServices } from './job.ts'

const chunkSize = 500

interface Purged {
  table: string
  /** What may outlive a row and names it: it forgets the row first. */
  namedBy: readonly Naming[]
  /** Who is named here stays for the books. */
  keptBy?: Naming
}

interface Naming {
  table: string
  column: string
}

// What hangs on a row goes before it, in chunks of its own.
const purged: readonly Purged[] = [
  { table: 'tasks', namedBy: [] },
  { table: 'activities', namedBy: [{ table: 'tasks', column: 'origin_activity_id' }] },
  {
    table: 'contacts',
    namedBy: [
      { table: 'tasks', column: 'contact_id' },
      { table: 'activities', column: 'contact_id' },
    ],
  },
  { table: 'customers', namedBy: [], keptBy: { table: 'orders', column: 'customer_id' } },
]

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
  let count = 0
  for (const one of purged) count += await purgeTable(services, job, origin, one, count)
  return { purged: count }
}

async function purgeTable(
  services: WorkerServices,
  job: Job,
  origin: JobOrigin,
  what: Purged,
  before: number,
): Promise<number> {
  let count = 0
  for (;;) {
    job.signal.throwIfAborted()
    const size = await inTenantOf(services, job, origin, (db) => purgeChunk(db, origin, what))
    count += size
    if (size < chunkSize) return count
    await job.progress({ purged: before + count })
  }
}

async function purgeChunk(
  db: TenantDb,
  { tenantId }: JobOrigin,
  { table, namedBy, keptBy }: Purged,
): Promise<number> {
  const isKept = keptBy
    ? ` and not exists (select from ${keptBy.table} k where k.tenant_id = $1 and k.${keptBy.column} = ${table}.id)`
    : ''
  const rows = await db.run<{ id: string }>(
    `select id from ${table} where tenant_id = $1 and deleted_at < now() - interval '30 days'${isKept}
     limit $2 for update skip locked`,
    [tenantId, chunkSize],
  )
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return 0
  for (const { table: other, column } of namedBy) {
    await db.run(
      `update ${other} set ${column} = null where tenant_id = $1 and ${column} = any ($2::uuid[])`,
      [tenantId, ids],
    )
  }
  await db.run(`delete from ${table} where tenant_id = $1 and id = any ($2::uuid[])`, [
    tenantId,
    ids,
  ])
  return ids.length
}
