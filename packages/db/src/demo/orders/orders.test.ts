import { countsAsOrder } from '@leora/domain/customers/order-facts'
import { type OrderState, orderStates } from '@leora/domain/orders/order'
import { totalOf } from '@leora/domain/orders/price-lines'
import { beforeAll, describe, expect, test } from 'vitest'
import { daysBetween } from '../calendar.ts'
import { listDemoCompanies } from '../companies.ts'
import type { DemoCompany } from '../company.ts'
import { generateCustomersOnce } from '../history/acts.ts'
import { generateOrderLines, generateOrders } from './orders.ts'
import { generateProducts } from './products.ts'

type Order = ReturnType<typeof generateOrders> extends Generator<infer Row> ? Row : never

let company: DemoCompany
let orders: Order[]
let stages: Map<string, string>

beforeAll(() => {
  const [main] = listDemoCompanies('medium', 1)
  if (!main) throw new Error('A demo has a main company')
  company = main
  stages = new Map([...generateCustomersOnce(main)].map((one) => [one.id, one.lifecycleStage]))
  orders = [...generateOrders(main)]
})

const counted = () =>
  orders.filter(({ state, orderedAt }) =>
    countsAsOrder({ state, orderedAt: orderedAt.toISOString() }, company.asOf),
  )

describe('the orders of the demo', () => {
  test('are numbered as they came, in states there are, none in the future', () => {
    expect(orders.length).toBeGreaterThan(20_000)
    for (const [at, order] of orders.entries()) {
      expect(order.number).toBe(`SO-${String(at + 1).padStart(7, '0')}`)
      expect(orderStates).toContain<OrderState>(order.state)
    }
    const times = orders.map(({ orderedAt }) => orderedAt.getTime())
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(times.at(-1)).toBeLessThanOrEqual(company.asOf.getTime())
  })

  test('are the sum of their lines, of products that are sold', () => {
    const sold = new Set([...generateProducts(company)].map(({ id }) => id))
    const lines = Map.groupBy(generateOrderLines(company), ({ orderId }) => orderId)
    for (const { id, netMinor, totalMinor } of orders) {
      const own = lines.get(id) ?? []
      expect(totalOf(own)).toEqual({ netMinor, taxMinor: 0, totalMinor })
      expect(own.every(({ productId, quantity }) => sold.has(productId) && quantity > 0)).toBe(true)
    }
  })

  test('come from who buys: leads have none, and most who do ordered within six months', () => {
    const last = new Map(counted().map(({ customerId, orderedAt }) => [customerId, orderedAt]))
    expect([...last.keys()].filter((id) => stages.get(id) === 'lead')).toEqual([])
    const ages = [...last.values()].map((at) => daysBetween(at, company.asOf))
    const share = (from: number, to: number) =>
      ages.filter((age) => age >= from && age < to).length / ages.length
    expect(share(0, 180)).toBeGreaterThan(0.7)
    expect(share(185, 365)).toBeGreaterThan(0.05)
    expect(share(366, 5_000)).toBeGreaterThan(0.03)
  })

  test('leave some invoices overdue, most not', () => {
    const today = company.asOf.toISOString().slice(0, 10)
    const owing = counted().filter(({ dueOn, paidMinor, totalMinor }) => {
      return dueOn !== null && dueOn < today && paidMinor < totalMinor
    })
    const late = new Set(owing.map(({ customerId }) => customerId)).size
    const all = new Set(counted().map(({ customerId }) => customerId)).size
    expect(late / all).toBeGreaterThan(0.03)
    expect(late / all).toBeLessThan(0.25)
  })
})
