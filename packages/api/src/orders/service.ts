import { and, eq, sql } from '@leora/db'
import { orders } from '@leora/db/schema/index'
import { DomainError } from '@leora/domain/errors'
import type { CancelOrderInput, ListOrdersInput, OrderIdInput } from '@leora/domain/orders/inputs'
import {
  isCancellable,
  type Order,
  type OrderPage,
  type OrderState,
} from '@leora/domain/orders/order'
import { canCancelOrder, canReadOrders } from '@leora/domain/orders/policy'
import { isReached } from '@leora/domain/permissions/rights'
import { authorize } from '@leora/domain/policy'
import type { TenantContext } from '../context.ts'
import { refreshStanding } from '../customers/refresh-standing.ts'
import { customerView } from '../customers/view.ts'
import { findOrder, findOrderJson, listOrderRows } from './queries.ts'

export async function listOrders(ctx: TenantContext, input: ListOrdersInput): Promise<OrderPage> {
  authorize(canReadOrders(ctx.actor))
  return await listOrderRows(ctx.db, ctx.actor.tenantId, input, orderView(ctx))
}

export async function getOrder(ctx: TenantContext, { id }: OrderIdInput): Promise<Order> {
  authorize(canReadOrders(ctx.actor))
  return await readOrder(ctx, id)
}

/** Until it has left the house; what was ordered then no longer counts for the customer. */
export async function cancelOrder(ctx: TenantContext, input: CancelOrderInput): Promise<Order> {
  const before = await lockOrder(ctx, input.id)
  authorize(canCancelOrder(ctx.actor, before))
  if (before.version !== input.expectedVersion) {
    throw new DomainError('conflict', 'Somebody changed this order meanwhile. Look at it again.', {
      current: await findOrder(ctx.db, ctx.actor.tenantId, input.id, orderView(ctx)),
    })
  }
  if (before.state !== 'cancelled') {
    assertCancellable(before.state)
    await saveState(ctx, input.id, 'cancelled')
    await refreshStanding(ctx, before.customerId)
  }
  return await readOrder(ctx, input.id)
}

interface LockedOrder {
  customerId: string
  ownerId: string | null
  ownerName: string | null
  state: OrderState
  version: number
  [column: string]: unknown
}

// The customer is held, too: what follows from its orders is counted by one at a time.
async function lockOrder({ db, actor }: TenantContext, id: string): Promise<LockedOrder> {
  const [row] = await db.run<LockedOrder>(
    `select o.customer_id as "customerId", c.owner_id as "ownerId", o.state, o.version,
      (select u.name from auth.users u where u.id = c.owner_id) as "ownerName"
    from orders o join customers c on c.tenant_id = o.tenant_id and c.id = o.customer_id
    where o.tenant_id = $1 and o.id = $2 for no key update of o, c`,
    [actor.tenantId, id],
  )
  if (!row) return throwNoOrder()
  const isSeen = !canReadOrders(actor).allowed || isReached(actor, 'orders.read', row.ownerId)
  return isSeen ? row : throwNoOrder()
}

function assertCancellable(state: OrderState) {
  if (isCancellable(state)) return
  throw new DomainError(
    'invalid_state',
    'This order has left the house, so it cannot be cancelled. Take it back as a return.',
  )
}

async function saveState({ db, actor }: TenantContext, id: string, state: OrderState) {
  await db
    .update(orders)
    .set({ state, version: sql`${orders.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(orders.tenantId, actor.tenantId), eq(orders.id, id)))
}

/** Whose orders one may see goes by the right to read orders; which fields, by those of customers. */
function orderView({ actor }: TenantContext) {
  return customerView(actor, 'orders.read')
}

async function readOrder(ctx: TenantContext, id: string): Promise<Order> {
  return (await findOrderJson(ctx.db, ctx.actor.tenantId, id, orderView(ctx))) ?? throwNoOrder()
}

export function throwNoOrder(): never {
  throw new DomainError('not_found', 'This order does not exist.')
}
