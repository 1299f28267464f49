import { orderLines, orders } from '@leora/db/schema/index'
import { DomainError } from '@leora/domain/errors'
import type { CreateOrderInput } from '@leora/domain/orders/inputs'
import type { Order } from '@leora/domain/orders/order'
import { canCreateOrder } from '@leora/domain/orders/policy'
import { priceLine, totalOf } from '@leora/domain/orders/price-lines'
import { authorize } from '@leora/domain/policy'
import { uuid7 } from '@leora/domain/uuid7'
import type { TenantContext } from '../context.ts'
import { holdCustomer } from '../customers/lock-customer.ts'
import { refreshStanding } from '../customers/refresh-standing.ts'
import { customerView } from '../customers/view.ts'
import { nextOrderNumber } from './number.ts'
import { findOrderJson, findPrices, type ProductPrice } from './queries.ts'
import { throwNoOrder } from './service.ts'

/** Takes an order at the prices of the products, and counts anew where its customer stands. */
export async function createOrder(ctx: TenantContext, input: CreateOrderInput): Promise<Order> {
  authorize(canCreateOrder(ctx.actor))
  assertNotAhead(input)
  const { actor, db } = ctx
  const { tenantId } = actor
  const number = await nextOrderNumber(ctx)
  const productIds = [...new Set(input.lines.map(({ productId }) => productId))]
  const [customer, prices] = await Promise.all([
    holdCustomer(ctx, input.customerId),
    findPrices(db, tenantId, productIds),
  ])
  if (!customer) {
    throw new DomainError('not_found', 'This customer does not exist, or was deleted.')
  }
  authorize(canCreateOrder(actor, customer))
  const { id = uuid7(), customerId, state } = input
  const lines = pricedLines(input, prices)
  const created = await db
    .insert(orders)
    .values({
      tenantId,
      id,
      number,
      customerId,
      state,
      orderedAt: input.orderedAt ?? new Date().toISOString(),
      currency: customer.currency,
      ...totalOf(lines),
      note: input.note ?? null,
    })
    .onConflictDoNothing({ target: [orders.tenantId, orders.id] })
    .returning({ id: orders.id })
  const view = customerView(actor, 'orders.read')
  if (created.length === 0) {
    // Sent twice, the second finds the first one's order.
    return (await findOrderJson(db, tenantId, id, view)) ?? throwNoOrder()
  }
  const rows = lines.map((line, at) => ({ id: uuid7(), position: at + 1, ...line }))
  const [order] = await Promise.all([
    db
      .insert(orderLines)
      .values(rows.map((row) => ({ tenantId, orderId: id, ...row })))
      .then(() => findOrderJson(db, tenantId, id, { ...view, owners: null })),
    refreshStanding(ctx, customerId),
  ])
  return order ?? throwNoOrder()
}

function pricedLines({ lines }: CreateOrderInput, prices: readonly ProductPrice[]) {
  const priceOf = new Map(prices.map(({ id, priceMinor }) => [id, Number(priceMinor)]))
  return lines.map((line, at) => {
    const listed = priceOf.get(line.productId)
    if (listed === undefined) {
      const sentence = 'This product is not sold any more. Choose another.'
      throw new DomainError('invalid', sentence, {
        fields: { [`lines.${at}.productId`]: sentence },
      })
    }
    const priced = { ...line, unitPriceMinor: line.unitPriceMinor ?? listed }
    return { ...priced, ...priceLine(priced) }
  })
}

function assertNotAhead({ orderedAt }: CreateOrderInput) {
  if (orderedAt === undefined || new Date(orderedAt) <= new Date()) return
  const sentence = 'An order cannot be of the future. Write when the customer ordered.'
  throw new DomainError('invalid', sentence, { fields: { orderedAt: sentence } })
}
