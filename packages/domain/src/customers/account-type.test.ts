import { describe, expect, test } from 'vitest'
import { addDays, localDay } from '../local-day.ts'
import { classify, derivedPriority, isInForce, priorityOf } from './account-type.ts'
import { typeBoundaries } from './type-boundaries.fixture.ts'

describe.each(typeBoundaries)('a last order of %s', (last, lastActive, lastTarget) => {
  test(`is active until ${lastActive}, target until ${lastTarget}, then prospect`, () => {
    const afterActive = addDays(lastActive, 1)
    const afterTarget = addDays(lastTarget, 1)
    expect(classify(last, last)).toEqual({ accountType: 'active', changesOn: afterActive })
    expect(classify(last, lastActive)).toEqual({ accountType: 'active', changesOn: afterActive })
    expect(classify(last, afterActive)).toEqual({ accountType: 'target', changesOn: afterTarget })
    expect(classify(last, lastTarget)).toEqual({ accountType: 'target', changesOn: afterTarget })
    expect(classify(last, afterTarget)).toEqual({ accountType: 'prospect', changesOn: null })
  })

  test('changes on the day it says, and on no other', () => {
    let { accountType, changesOn } = classify(last, last)
    for (let day = last as string; day < addDays(lastTarget, 40); day = addDays(day, 1)) {
      const now = classify(last, day)
      expect(now.accountType !== accountType).toBe(day === changesOn)
      ;({ accountType, changesOn } = now)
    }
  })
})

describe('the day is that of the company', () => {
  // Half an hour before and after midnight in each zone, six months after the order.
  test.each([
    ['America/Chicago', '2026-05-24T20:00:00Z', '2026-11-25T05:30:00Z', '2026-11-25T06:30:00Z'],
    ['Europe/Berlin', '2026-05-24T20:00:00Z', '2026-11-24T22:30:00Z', '2026-11-24T23:30:00Z'],
    ['Asia/Kolkata', '2026-05-24T10:00:00Z', '2026-11-24T18:00:00Z', '2026-11-24T19:00:00Z'],
    ['Pacific/Auckland', '2026-05-24T10:00:00Z', '2026-11-24T10:30:00Z', '2026-11-24T11:30:00Z'],
    ['Pacific/Pago_Pago', '2026-05-24T20:00:00Z', '2026-11-25T10:30:00Z', '2026-11-25T11:30:00Z'],
    ['Pacific/Kiritimati', '2026-05-24T05:00:00Z', '2026-11-24T09:30:00Z', '2026-11-24T10:30:00Z'],
  ])('in %s', (zone, orderedAt, before, after) => {
    const last = localDay(orderedAt, zone)
    expect(last).toBe('2026-05-24')
    expect(classify(last, localDay(before, zone)).accountType).toBe('active')
    expect(classify(last, localDay(after, zone)).accountType).toBe('target')
  })

  test('an order late in the evening counts from that evening, whatever day it is in Greenwich', () => {
    const orderedAt = '2026-06-01T03:30:00Z'
    expect(classify(localDay(orderedAt, 'America/Chicago'), '2026-12-01').accountType).toBe(
      'target',
    )
    expect(classify(localDay(orderedAt, 'UTC'), '2026-12-01').accountType).toBe('active')
  })
})

test('who never ordered is a prospect, and stays one', () => {
  expect(classify(null, '2026-11-24')).toEqual({ accountType: 'prospect', changesOn: null })
})

describe('priority', () => {
  test('follows the account type', () => {
    expect(derivedPriority('active')).toBe('high')
    expect(derivedPriority('target')).toBe('medium')
    expect(derivedPriority('prospect')).toBe('low')
  })

  test('is what a person set, up to and with the day on which that expires', () => {
    const override = { priority: 'low', expiresOn: '2026-12-31' } as const
    expect(priorityOf('active', override, '2026-12-31')).toBe('low')
    expect(priorityOf('active', override, '2027-01-01')).toBe('high')
    expect(priorityOf('active', null, '2026-12-31')).toBe('high')
    expect(isInForce(null, '2026-12-31')).toBe(false)
  })
})
