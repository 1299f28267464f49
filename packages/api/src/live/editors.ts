import { canEditCustomer, canReadCustomers } from '@leora/domain/customers/policy'
import type { AnnounceEditingInput, Editors, ListEditorsInput } from '@leora/domain/live/presence'
import { authorize } from '@leora/domain/policy'
import type { TenantContext } from '../context.ts'
import { throwCustomerNotFound } from '../customers/lock-parent.ts'
import { binder, customerView, withinReach } from '../customers/view.ts'

/** Says to colleagues that one is editing a customer, or no longer. */
export async function announceEditing(
  ctx: TenantContext,
  { customerId, isEditing }: AnnounceEditingInput,
): Promise<Editors> {
  const { actor, presence } = ctx
  authorize(canEditCustomer(actor, {}))
  const { tenantId, userId } = actor
  const name = await readOwnName(ctx, customerId)
  presence.announce({ tenantId, customerId, userId, name, isEditing })
  return listOthers(ctx, customerId)
}

/** The colleagues who are editing a customer right now. */
export async function listEditors(
  ctx: TenantContext,
  { customerId }: ListEditorsInput,
): Promise<Editors> {
  authorize(canReadCustomers(ctx.actor))
  await readOwnName(ctx, customerId)
  return listOthers(ctx, customerId)
}

function listOthers({ actor, presence }: TenantContext, customerId: string): Editors {
  const editors = presence.editorsOf(actor.tenantId, customerId)
  return { items: editors.filter(({ userId }) => userId !== actor.userId) }
}

/** The name of the person, once it is certain that they see the customer. */
async function readOwnName({ actor, db }: TenantContext, customerId: string): Promise<string> {
  const params: unknown[] = [actor.tenantId, customerId, actor.userId]
  const seen = [
    'c.tenant_id = $1',
    'c.id = $2',
    'c.deleted_at is null',
    ...withinReach(customerView(actor), binder(params)),
  ]
  const [row] = await db.run<{ name: string | null; [column: string]: unknown }>(
    `select (select u.name from auth.users u where u.id = $3) as name
     from customers c where ${seen.join(' and ')}`,
    params,
  )
  return row ? (row.name ?? '') : throwCustomerNotFound()
}
