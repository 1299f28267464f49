import { expect, test } from 'vitest'
import { findNextSteps, overLimitMinor } from './next-steps.ts'

const calm = {
  status: 'active',
  ownerId: 'someone',
  lifecycleStage: 'customer',
  creditLimitMinor: 1000,
  balanceMinor: 1000,
  phone: '1',
  email: null,
} as const

test('a healthy customer asks for nothing', () => {
  expect(findNextSteps(calm)).toEqual([])
})

test('money comes before everything else', () => {
  expect(findNextSteps({ ...calm, status: 'on_hold', balanceMinor: 1001, ownerId: null })).toEqual([
    'overLimit',
    'onHold',
    'withoutOwner',
  ])
})

test('a gap longer than any before comes before who is hard to reach, and after who has no owner', () => {
  expect(findNextSteps({ ...calm, phone: null }, true)).toEqual(['offCadence', 'noContact'])
  expect(findNextSteps({ ...calm, ownerId: null }, true)).toEqual(['withoutOwner', 'offCadence'])
})

test('without a limit no balance is too much', () => {
  expect(overLimitMinor({ creditLimitMinor: 0, balanceMinor: 99 })).toBe(0)
})

test('a closed customer is left in peace', () => {
  expect(findNextSteps({ ...calm, status: 'closed', ownerId: null })).toEqual([])
})
