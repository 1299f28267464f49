import { eq, sql } from '@leora/db'
import { healthWeights } from '@leora/db/schema/index'
import {
  canReadHealthWeights,
  canSetHealthWeights,
  defaultHealthWeights,
  type SetHealthWeightsInput,
  type VersionedWeights,
} from '@leora/domain/customers/health-weights'
import { DomainError } from '@leora/domain/errors'
import { authorize } from '@leora/domain/policy'
import type { TenantContext } from '../context.ts'

export async function getHealthWeights(ctx: TenantContext): Promise<VersionedWeights> {
  authorize(canReadHealthWeights(ctx.actor))
  const [row] = await ctx.db
    .select(columns)
    .from(healthWeights)
    .where(eq(healthWeights.tenantId, ctx.actor.tenantId))
  return row ?? { ...defaultHealthWeights, version: 0 }
}

/** Every score of the company is counted anew in the background. */
export async function setHealthWeights(
  ctx: TenantContext,
  { expectedVersion, ...weights }: SetHealthWeightsInput,
): Promise<VersionedWeights> {
  const { actor, db } = ctx
  authorize(canSetHealthWeights(actor))
  const values = { ...weights, version: expectedVersion + 1 }
  // Made or changed in one statement; of two that began from the same version, one finds it gone.
  const [saved] = await db
    .insert(healthWeights)
    .values({ tenantId: actor.tenantId, ...values })
    .onConflictDoUpdate({
      target: healthWeights.tenantId,
      set: { ...values, updatedAt: sql`now()` },
      setWhere: eq(healthWeights.version, expectedVersion),
    })
    .returning(columns)
  if (saved?.version !== expectedVersion + 1) {
    throw new DomainError(
      'conflict',
      'Somebody changed these weights while you were editing. Choose which values to keep.',
      { current: await getHealthWeights(ctx) },
    )
  }
  const { tenantId, userId } = actor
  await ctx.jobs.enqueue(db, 'count-standings', { tenantId, userId })
  return saved
}

const columns = {
  recency: healthWeights.recency,
  frequency: healthWeights.frequency,
  trend: healthWeights.trend,
  activity: healthWeights.activity,
  overdue: healthWeights.overdue,
  version: healthWeights.version,
}
