import type { CreateOrderInput } from '@leora/domain/orders/inputs'
import type { Order } from '@leora/domain/orders/order'
import { uuid7 } from '@leora/domain/uuid7'
import type { TestActor } from '../actors.ts'
import { aCustomer } from './customer.ts'

let made = 0

/** A product of the actor's company; there is no screen for them yet, so it is put into the table. */
export async function aProduct(
  { database, tenantId }: Pick<TestActor, 'database' | 'tenantId'>,
  { priceMinor = 10_00, isActive = true } = {},
): Promise<{ id: string; priceMinor: number }> {
  made += 1
  const id = uuid7()
  await database.admin`
    insert into products (tenant_id, id, sku, name, price_minor, currency, is_active)
    values (${tenantId}, ${id}, ${`SKU-${made}`}, ${`House red ${made}`}, ${priceMinor}, 'USD', ${isActive})`
  return { id, priceMinor }
}

/** An order taken through the product by this person, of a customer of its own unless one is named. */
export async function anOrder(
  actor: TestActor,
  { customerId, ...input }: Partial<Omit<CreateOrderInput, 'lines'>> & { totalMinor?: number } = {},
): Promise<Order> {
  const { totalMinor = 50_00, ...fields } = input
  const product = await aProduct(actor)
  return await actor.caller.orders.create({
    ...fields,
    customerId: customerId ?? (await aCustomer(actor)).id,
    lines: [{ productId: product.id, quantity: 1, unitPriceMinor: totalMinor }],
  })
}

/** An instant so many days ago. */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString()
}
