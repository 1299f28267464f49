import { expect, test } from 'vitest'
import { isFiltered, listInput } from './list-input.ts'

test('asks only for what the server knows', () => {
  expect(
    listInput({ status: 'on_hold', lifecycleStage: 'nonsense', ownerId: 'not an id' }),
  ).toEqual({
    sort: 'name',
    order: 'asc',
    status: 'on_hold',
  })
})

test('no owner is a filter of its own', () => {
  expect(listInput({ ownerId: 'none' })).toMatchObject({ ownerId: null })
})

test('over the limit is a filter, and no other word of it', () => {
  expect(listInput({ credit: 'over' })).toMatchObject({ isOverLimit: true })
  expect(isFiltered({ credit: 'under' })).toBe(false)
})

test('order is not a filter', () => {
  expect(isFiltered({ sort: 'balance', direction: 'desc' })).toBe(false)
  expect(isFiltered({ text: 'harbor' })).toBe(true)
})

test('where a customer stands is a filter; its columns are none', () => {
  expect(listInput({ health: 'poor', cadence: 'off', priority: 'highest' })).toMatchObject({
    health: 'poor',
    isOffCadence: true,
  })
  expect(listInput({ priority: 'highest' })).not.toHaveProperty('priority')
  expect(isFiltered({ columns: 'health', sort: 'health' })).toBe(false)
})
