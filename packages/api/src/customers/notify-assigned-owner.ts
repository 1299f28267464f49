import { notifications } from '@leora/db/schema/index'
import { uuid7 } from '@leora/domain/uuid7'
import type { TenantContext } from '../context.ts'

/** Tells a colleague that a customer is now theirs, in the transaction that made it so. */
export async function notifyAssignedOwner(
  ctx: TenantContext,
  customer: { id: string; name: string; ownerId: string | null | undefined },
): Promise<void> {
  const { ownerId } = customer
  if (!ownerId || ownerId === ctx.actor.userId) return
  await ctx.db.insert(notifications).values({
    tenantId: ctx.actor.tenantId,
    id: uuid7(),
    userId: ownerId,
    kind: 'customer_assigned',
    params: { customer: customer.name },
    link: `/customers/${customer.id}`,
  })
}
