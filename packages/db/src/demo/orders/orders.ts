import { formatOrderNumber, type OrderState } from '@leora/domain/orders/order'
import { daysBefore, daysBetween } from '../calendar.ts'
import type { DemoCompany } from '../company.ts'
import { type KnownCustomer, listCustomers } from '../history/acts.ts'
import { offsetMs } from '../local-time.ts'
import { makeId } from '../make-id.ts'
import { createRandom, type Random } from '../random.ts'
import { listProducts } from './products.ts'
import { drawOrderTimes } from './rhythm.ts'

interface DemoOrder {
  readonly id: string
  readonly customerId: string
  readonly at: Date
  readonly state: OrderState
  readonly totalMinor: number
  readonly dueOn: string | null
  readonly paidMinor: number
  readonly lines: readonly DemoLine[]
}

/** The same for every customer of a company. */
interface Premises {
  readonly sold: readonly { id: string; priceMinor: number }[]
  readonly offset: number
}

interface DemoLine {
  readonly productId: string
  readonly quantity: number
  readonly priceMinor: number
}

// Kept until the lines have been written: they belong to the same orders.
const known = new WeakMap<DemoCompany, readonly DemoOrder[]>()

/** The orders of a company in the order in which they came. */
function listOrders(company: DemoCompany): readonly DemoOrder[] {
  const orders = known.get(company) ?? makeOrders(company)
  known.set(company, orders)
  return orders
}

export function countOrders(company: DemoCompany): number {
  return listOrders(company).length
}

function makeOrders(company: DemoCompany): DemoOrder[] {
  const sold = listProducts(company).filter(({ isActive }) => isActive)
  const offset = offsetMs(company.timeZone, company.asOf.getTime())
  return listCustomers(company)
    .flatMap((customer) => ordersOf(company, customer, { sold, offset }))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1))
}

/**
 * Newest first they share what the customer owes. Who pays in time owes only what is not due yet, so those
 * orders are as large as the balance asks for; who is late, or owes more than the limit, has older ones open.
 */
function ordersOf(
  company: DemoCompany,
  customer: KnownCustomer,
  { sold, offset }: Premises,
): DemoOrder[] {
  const random = createRandom(company.seed, 'baskets', customer.id)
  const usualMinor = Math.max(
    180_00,
    (customer.creditLimitMinor || 900_00) * (0.06 + random.fraction() * 0.12),
  )
  const terms = termDays(customer.paymentTerms)
  const isLate = customer.balanceMinor > customer.creditLimitMinor || random.chance(0.12)
  const drawn = drawOrderTimes(company, customer, offset)
    .reverse()
    .map((at) => {
      const days = daysBetween(at, company.asOf)
      const state = stateAt(random, days)
      return { at, state, isOpen: isDelivered(state) && (isLate || days <= terms) }
    })
  const open = drawn.filter(({ isOpen }) => isOpen).length
  let owedMinor = customer.balanceMinor
  return drawn.map(({ at, state, isOpen }) => {
    const about = isOpen && !isLate ? customer.balanceMinor / open : usualMinor
    const lines = drawLines(random, sold, about * (0.7 + random.fraction() * 0.6), company)
    const totalMinor = lines.reduce((sum, line) => sum + line.quantity * line.priceMinor, 0)
    const unpaidMinor = isOpen ? Math.min(totalMinor, owedMinor) : 0
    owedMinor -= unpaidMinor
    const isInvoiced = state === 'invoiced'
    return {
      id: makeId(random, at),
      customerId: customer.id,
      at,
      state,
      totalMinor,
      dueOn: isInvoiced ? toDay(daysBefore(at, -terms)) : null,
      paidMinor: isInvoiced ? totalMinor - unpaidMinor : 0,
      lines,
    }
  })
}

function isDelivered(state: OrderState): boolean {
  return state === 'shipped' || state === 'invoiced'
}

function stateAt(random: Random, days: number): OrderState {
  if (random.chance(0.015)) return 'cancelled'
  if (days < 2) return random.pick(['draft', 'confirmed', 'confirmed'])
  if (days < 5) return random.pick(['allocated', 'picked', 'shipped'])
  return days < 9 ? 'shipped' : 'invoiced'
}

function termDays(terms: string | null): number {
  return Number(/\d+/.exec(terms ?? '')?.[0] ?? 7)
}

function drawLines(
  random: Random,
  sold: readonly { id: string; priceMinor: number }[],
  aboutMinor: number,
  { linesPerOrder }: DemoCompany,
): DemoLine[] {
  const count = 1 + random.below(linesPerOrder)
  const first = random.below(sold.length)
  const step = 1 + random.below(sold.length - 1)
  return Array.from({ length: count }, (_, at) => {
    const { id, priceMinor } = sold[(first + at * step) % sold.length] ?? random.pick(sold)
    const quantity = Math.max(1, Math.round(aboutMinor / count / priceMinor))
    return { productId: id, quantity, priceMinor }
  })
}

function toDay(at: Date): string {
  return at.toISOString().slice(0, 10)
}

export function* generateOrders(company: DemoCompany) {
  for (const [index, order] of listOrders(company).entries()) {
    yield {
      tenantId: company.id,
      id: order.id,
      number: formatOrderNumber(index + 1),
      customerId: order.customerId,
      state: order.state,
      orderedAt: order.at,
      currency: company.currency,
      netMinor: order.totalMinor,
      taxMinor: 0,
      totalMinor: order.totalMinor,
      dueOn: order.dueOn,
      paidMinor: order.paidMinor,
      note: null,
      version: 1,
      createdAt: order.at,
      updatedAt: order.at,
    }
  }
}

export function* generateOrderLines(company: DemoCompany) {
  const random = createRandom(company.seed, 'lines')
  for (const { id: orderId, at, lines } of listOrders(company)) {
    for (const [index, { productId, quantity, priceMinor }] of lines.entries()) {
      yield {
        tenantId: company.id,
        id: makeId(random, at),
        orderId,
        position: index + 1,
        productId,
        quantity,
        unitPriceMinor: priceMinor,
        taxRateBp: 0,
        netMinor: quantity * priceMinor,
        taxMinor: 0,
      }
    }
  }
}
