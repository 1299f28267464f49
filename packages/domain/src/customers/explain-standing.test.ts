import { describe, expect, test } from 'vitest'
import type { Explanation } from '../explanation.ts'
import { explainStanding, type StandingFacts } from './explain-standing.ts'
import { defaultHealthWeights } from './health-weights.ts'

const all = { seesOrders: true, seesBalance: true }

/** A customer who ordered every other week for half a year, lastly a month ago, and owes something. */
const source: StandingFacts = {
  today: '2026-11-24',
  currency: 'EUR',
  facts: {
    orderCount: 13,
    dayCount: 12,
    firstOrderAt: '2026-04-30T09:00:00Z',
    lastOrderAt: '2026-10-24T09:00:00Z',
    firstOn: '2026-04-30',
    lastOn: '2026-10-24',
    longestGapDays: 21,
    recentMinor: 900_00,
    previousMinor: 400_00,
    overdueMinor: 65_00,
    overdueSince: '2026-11-02',
  },
  lastActivityOn: '2026-11-10',
  lastOrder: { id: 'o', number: 'SO-0000042', totalMinor: 80_00 },
  override: null,
  weights: defaultHealthWeights,
}

const override = {
  priority: 'low',
  reason: 'Closed for the season',
  expiresOn: '2026-12-31',
  setByName: 'Ana',
  version: 1,
} as const

const find = ({ because = [] }: Explanation, fact: string) =>
  because.find((one) => one.fact === `standing.${fact}`)
const day = (value: string) => ({ kind: 'day', value })

describe('an account type', () => {
  test('names the order it comes from and the day on which it changes', () => {
    const { accountType } = explainStanding(source, all)
    expect(accountType).toMatchObject({ value: { value: 'standing.typeOf.active' } })
    expect(find(accountType, 'lastOrder')).toMatchObject({
      value: day('2026-10-24'),
      link: { entity: 'orders', id: 'o' },
    })
    expect(find(accountType, 'becomes.target')?.value).toEqual(day('2027-04-25'))
  })

  test('of who never ordered says so, and changes on no day', () => {
    const { accountType, health } = explainStanding({ ...source, facts: null }, all)
    expect(accountType).toMatchObject({ rule: 'standing.rule.never' })
    expect(accountType.because).toHaveLength(1)
    expect(health).toBeNull()
  })
})

describe('a priority', () => {
  test('follows the type, and changes with it', () => {
    const { priority } = explainStanding(source, all)
    expect(priority).toMatchObject({ value: { value: 'standing.priorityOf.high' } })
    expect(find(priority, 'priorityBecomes.medium')?.value).toEqual(day('2027-04-25'))
  })

  test('that was set says why, by whom and until when, and what it becomes then', () => {
    const { priority } = explainStanding({ ...source, override }, all)
    expect(priority).toMatchObject({ value: { value: 'standing.priorityOf.low' } })
    expect(find(priority, 'reason')?.value).toEqual({ kind: 'text', value: override.reason })
    expect(find(priority, 'expiresOn')?.value).toEqual(day('2026-12-31'))
    expect(find(priority, 'priorityBecomes.high')?.value).toEqual(day('2027-01-01'))
  })

  test('that was set and has expired, or was taken back, is the derived one again', () => {
    const expired = { ...override, expiresOn: '2026-11-23' }
    for (const past of [expired, { priority: null, version: 2 } as const]) {
      expect(explainStanding({ ...source, override: past }, all)).toEqual(
        explainStanding(source, all),
      )
    }
  })
})

test('the points of health add up to it', () => {
  const { health } = explainStanding(source, all)
  const points = ({ value }: Explanation) => (value.kind === 'points' ? value.value : Number.NaN)
  expect(health?.value).toMatchObject({ of: 100 })
  expect((health?.because ?? []).reduce((sum, part) => sum + points(part), 0)).toBe(
    health ? points(health) : null,
  )
})

test('a cadence that is off says since when, one that is kept from when', () => {
  const off = explainStanding(source, all).cadence
  expect(off.value).toEqual({ kind: 'word', value: 'standing.cadenceOf.off' })
  expect(find(off, 'offSince')?.value).toEqual(day('2026-11-15'))
  const kept = explainStanding({ ...source, today: '2026-11-14' }, all).cadence
  expect(find(kept, 'offFrom')?.value).toEqual(day('2026-11-15'))
})

test('who may not see orders or balances is told no amount and no order', () => {
  const told = JSON.stringify(explainStanding(source, { seesOrders: false, seesBalance: false }))
  for (const hidden of ['money', 'SO-0000042', '"o"']) expect(told).not.toContain(hidden)
  const ofOrders = JSON.stringify(explainStanding(source, { ...all, seesBalance: false }))
  expect(ofOrders).not.toContain('6500')
})
