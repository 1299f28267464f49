import { eq, sql } from '@leora/db'
import { priorityOverrides } from '@leora/db/schema/index'
import type { CustomerStanding } from '@leora/domain/customers/explained-standing'
import {
  assertExpiry,
  type ClearPriorityInput,
  canOverridePriority,
  type OverridePriorityInput,
} from '@leora/domain/customers/priority-override'
import { DomainError } from '@leora/domain/errors'
import { authorize } from '@leora/domain/policy'
import type { TenantContext } from '../context.ts'
import { holdCustomer } from './lock-customer.ts'
import { refreshStanding } from './refresh-standing.ts'
import { readStanding } from './standing.ts'
import { customerView } from './view.ts'

/** From now until a day, this counts instead of what the orders say. */
export async function overridePriority(
  ctx: TenantContext,
  { id, expectedVersion, priority, reason, expiresOn }: OverridePriorityInput,
): Promise<CustomerStanding> {
  const today = await holdForWriter(ctx, id)
  assertExpiry(expiresOn, today)
  return await saveOverride(ctx, id, expectedVersion, { priority, reason, expiresOn })
}

export async function clearPriority(
  ctx: TenantContext,
  { id, expectedVersion }: ClearPriorityInput,
): Promise<CustomerStanding> {
  await holdForWriter(ctx, id)
  return await saveOverride(ctx, id, expectedVersion, {
    priority: null,
    reason: null,
    expiresOn: null,
  })
}

/** The day it is for the company, once the customer is held and the person may say how important it is. */
async function holdForWriter(ctx: TenantContext, id: string): Promise<string> {
  authorize(canOverridePriority(ctx.actor))
  const [customer, [day]] = await Promise.all([
    holdCustomer(ctx, id),
    ctx.db.run<{ today: string }>(
      'select (now() at time zone time_zone)::date as today from tenants where tenant_id = $1',
      [ctx.actor.tenantId],
    ),
  ])
  if (!customer || !day) {
    throw new DomainError('not_found', 'This customer does not exist, or was deleted.')
  }
  authorize(canOverridePriority(ctx.actor, customer))
  return day.today
}

type Override = Pick<typeof priorityOverrides.$inferInsert, 'priority' | 'reason' | 'expiresOn'>

async function saveOverride(
  ctx: TenantContext,
  customerId: string,
  expectedVersion: number,
  override: Override,
): Promise<CustomerStanding> {
  const { tenantId, userId } = ctx.actor
  const values = { ...override, setBy: userId, version: expectedVersion + 1 }
  // The customer is held, so of two who began from the same version the second finds it gone.
  const [saved] = await ctx.db
    .insert(priorityOverrides)
    .values({ tenantId, customerId, ...values })
    .onConflictDoUpdate({
      target: [priorityOverrides.tenantId, priorityOverrides.customerId],
      set: { ...values, updatedAt: sql`now()` },
      setWhere: eq(priorityOverrides.version, expectedVersion),
    })
    .returning({ version: priorityOverrides.version })
  const view = customerView(ctx.actor)
  if (saved?.version !== expectedVersion + 1) {
    throw new DomainError(
      'conflict',
      'Somebody set this priority while you were editing. Look at it again.',
      { current: await readStanding(ctx, customerId, view) },
    )
  }
  const [, standing] = await Promise.all([
    refreshStanding(ctx, customerId),
    readStanding(ctx, customerId, view),
  ])
  return standing
}
