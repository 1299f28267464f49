import { expect, test } from 'vitest'
import { readTerritories } from './territories.ts'

const words = { none: 'No territory', other: 'Other' }

test('bars add up to everyone, however many territories there are', () => {
  const many = Array.from({ length: 12 }, (_, index) => ({
    territory: `T${index}`,
    customers: index + 1,
  }))
  const bars = readTerritories(many, words)
  expect(bars).toHaveLength(9)
  expect(bars.reduce((sum, { customers }) => sum + customers, 0)).toBe(78)
  expect(bars[0]?.territory).toBe('T11')
  expect(bars.at(-1)).toMatchObject({ territory: 'Other', customers: 10 })
})

test('customers without a territory are named, not hidden', () => {
  expect(readTerritories([{ territory: '', customers: 4 }], words)).toEqual([
    { territory: 'No territory', customers: 4, share: 1 },
  ])
})
