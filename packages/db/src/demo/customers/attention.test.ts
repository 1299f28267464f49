import { expect, it } from 'vitest'
import { listDemoCompanies } from '../companies.ts'
import type { DemoCustomer } from './customer.ts'
import { generateCustomers } from './customers.ts'

const day = new Date('2026-11-21T15:00:00Z')
const seeds = Array.from({ length: 20 }, (_, index) => index + 1)

function listSmall(seed: number, asOf: Date = day): DemoCustomer[] {
  const [main] = listDemoCompanies('small', seed, asOf)
  return main ? [...generateCustomers(main)] : []
}

const isOverLimit = ({ balanceMinor, creditLimitMinor }: DemoCustomer) =>
  creditLimitMinor > 0 && balanceMinor > creditLimitMinor

/** Those at the top of the Today page: the largest balances that somebody must look after. */
function listAttention(customers: readonly DemoCustomer[]): DemoCustomer[] {
  return customers
    .filter(
      (c) => c.status === 'on_hold' || isOverLimit(c) || (!c.ownerId && c.status !== 'closed'),
    )
    .sort((a, b) => b.balanceMinor - a.balanceMinor)
    .slice(0, 8)
}

function listReasons(customers: readonly DemoCustomer[]): Set<string> {
  const reasons = customers.flatMap((c) => [
    ...(c.status === 'on_hold' ? ['on hold'] : []),
    ...(isOverLimit(c) ? ['over limit'] : []),
    ...(c.ownerId === null ? ['without owner'] : []),
    ...(c.lifecycleStage === 'dormant' ? ['dormant'] : []),
  ])
  return new Set(reasons)
}

it.each(seeds)('calls for attention in several ways, to several people: seed %i', (seed) => {
  const top = listAttention(listSmall(seed))
  expect(top).toHaveLength(8)
  expect(listReasons(top).size).toBeGreaterThanOrEqual(3)
  const shares = [...Map.groupBy(top, ({ ownerId }) => ownerId).values()]
  expect(shares.length).toBeGreaterThanOrEqual(2)
  expect(Math.max(...shares.map((share) => share.length))).toBeLessThanOrEqual(6)
  expect(new Set(top.map(({ territory }) => territory)).size).toBeGreaterThanOrEqual(3)
})

it('shows every reason and both reps on any day of the demo that people see first', () => {
  for (let step = 0; step < 24; step++) {
    const asOf = new Date(day.getTime() + step * 13 * 86_400_000)
    const customers = listSmall(1, asOf)
    const top = listAttention(customers)
    expect(listReasons(top).size, asOf.toISOString()).toBe(4)
    expect(new Set(top.map(({ ownerId }) => ownerId)).size).toBe(3)
  }
})

it('leaves a handful without territory or telephone', () => {
  for (const seed of seeds) {
    const customers = listSmall(seed)
    for (const key of ['territory', 'phone'] as const) {
      const without = customers.filter((customer) => customer[key] === null).length
      expect(without, key).toBeGreaterThanOrEqual(3)
      expect(without, key).toBeLessThanOrEqual(6)
    }
  }
})
