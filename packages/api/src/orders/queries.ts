import type { TenantDb } from '@leora/db/slots'
import type { ListOrdersInput } from '@leora/domain/orders/inputs'
import type { Order, OrderPage, OrderRow } from '@leora/domain/orders/order'
import { binder, type CustomerView, withinReach } from '../customers/view.ts'
import { planForValues } from '../plan-for-values.ts'
import { typedJson } from '../raw-json.ts'
import { parseTimeCursor, timeCursor } from '../time-cursor.ts'
import { orderRowColumns } from './columns.ts'

interface JsonRow {
  json: string | null
  [column: string]: unknown
}

// Lines grow with the order alone; products are looked up by their key.
const lines = `
  (select coalesce(json_agg(l order by l.position), '[]'::json) from (
    select l.id, l.position, l.product_id as "productId", p.sku, p.name, l.quantity,
      l.unit_price_minor as "unitPriceMinor", l.tax_rate_bp as "taxRateBp",
      l.net_minor as "netMinor", l.tax_minor as "taxMinor"
    from order_lines l join products p on p.tenant_id = l.tenant_id and p.id = l.product_id
    where l.tenant_id = o.tenant_id and l.order_id = o.id) l) as lines`

/** A condition on the customer's owner; nothing for who may see all. */
function reachOfOrders(view: CustomerView, bind: (value: unknown) => string): string[] {
  const conditions = withinReach(view, bind)
  return conditions.length === 0
    ? []
    : [
        `exists (select from customers c where c.tenant_id = o.tenant_id and c.id = o.customer_id
          and ${conditions.join(' and ')})`,
      ]
}

export function ordersPageStatement(tenantId: string, input: ListOrdersInput, view: CustomerView) {
  const params: unknown[] = [tenantId]
  const bind = binder(params)
  const chosen = [
    ...(input.customerId === undefined ? [] : [`o.customer_id = ${bind(input.customerId)}::uuid`]),
    ...(input.state === undefined ? [] : [`o.state = ${bind(input.state)}`]),
    ...reachOfOrders(view, bind),
  ]
  const conditions = ['o.tenant_id = $1', ...chosen]
  if (input.cursor !== undefined) {
    const { at, id } = parseTimeCursor(input.cursor)
    conditions.push(`(o.ordered_at, o.id) < (${bind(at)}::timestamptz, ${bind(id)}::uuid)`)
  }
  const text = `
    select (select row_to_json(r) from (select ${orderRowColumns(view)}) r) as row, o.ordered_at::text as at
    from (select * from orders o where ${conditions.join(' and ')}
      order by o.ordered_at desc, o.id desc limit ${Math.trunc(input.limit) + 1}) o
    order by o.ordered_at desc, o.id desc`
  return { text, params, isFiltered: chosen.length > 0 }
}

export async function listOrderRows(
  db: TenantDb,
  tenantId: string,
  input: ListOrdersInput,
  view: CustomerView,
): Promise<OrderPage> {
  const { text, params, isFiltered } = ordersPageStatement(tenantId, input, view)
  const planned = isFiltered ? planForValues(db) : undefined
  const [rows] = await Promise.all([db.run<{ row: OrderRow }>(text, params), planned])
  const items = rows.slice(0, input.limit).map(({ row }) => row)
  const last = items.at(-1)
  const isMore = rows.length > input.limit && last
  return { items, nextCursor: isMore ? timeCursor({ at: last.orderedAt, id: last.id }) : null }
}

async function readOrder(db: TenantDb, tenantId: string, id: string, view: CustomerView) {
  const params: unknown[] = [tenantId, id]
  const conditions = ['o.tenant_id = $1', 'o.id = $2', ...reachOfOrders(view, binder(params))]
  const [row] = await db.run<JsonRow>(
    `select row_to_json(r)::text as json from (
      select ${orderRowColumns(view)}, o.net_minor as "netMinor", o.tax_minor as "taxMinor", o.note,
        o.created_at as "createdAt", o.updated_at as "updatedAt", ${lines}
      from orders o where ${conditions.join(' and ')}) r`,
    params,
  )
  return row?.json ?? null
}

export async function findOrderJson(
  db: TenantDb,
  tenantId: string,
  id: string,
  view: CustomerView,
): Promise<Order | null> {
  const json = await readOrder(db, tenantId, id, view)
  return json === null ? null : typedJson<Order>(json)
}

export async function findOrder(
  db: TenantDb,
  tenantId: string,
  id: string,
  view: CustomerView,
): Promise<Order | null> {
  const json = await readOrder(db, tenantId, id, view)
  return json === null ? null : (JSON.parse(json) as Order)
}

export interface ProductPrice {
  id: string
  /** As text, which a bigint is on the wire. */
  priceMinor: string
  [column: string]: unknown
}

/** Only what is sold: an order cannot name a product that was taken off. */
export async function findPrices(
  db: TenantDb,
  tenantId: string,
  ids: readonly string[],
): Promise<ProductPrice[]> {
  return await db.run<ProductPrice>(
    `select id, price_minor as "priceMinor" from products
    where tenant_id = $1 and id = any ($2::uuid[]) and is_active and deleted_at is null`,
    [tenantId, ids],
  )
}
