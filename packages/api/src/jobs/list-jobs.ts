import { canReadJobs, type JobCount } from '@leora/domain/admin/admin'
import { authorize } from '@leora/domain/policy'
import type { TenantContext } from '../context.ts'

/** The tenant's own jobs; the queue has no row security, so the tenant is named here. */
export async function listJobs(ctx: TenantContext): Promise<JobCount[]> {
  authorize(canReadJobs(ctx.actor))
  const rows = await ctx.db.run<JobCount & Record<string, unknown>>(
    `select name as queue, state::text as state, count(*)::int as count,
      to_json(min(coalesce(source_created_on, created_on))) as "oldestAt"
    from pgboss.job where data ->> 'tenantId' = $1
    group by name, state order by name, state`,
    [ctx.actor.tenantId],
  )
  return rows.map(({ queue, state, count, oldestAt }) => ({ queue, state, count, oldestAt }))
}
