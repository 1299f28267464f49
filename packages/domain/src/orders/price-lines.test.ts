import fc from 'fast-check'
import { expect, test } from 'vitest'
import { priceLine, totalOf } from './price-lines.ts'

test.each([
  [6, 1_235, 825, 7_410, 611],
  [1, 50, 100, 50, 1],
  [1, 49, 100, 49, 0],
  [3, 0, 10_000, 0, 0],
  [100_000, 100_000_000, 10_000, 10_000_000_000_000, 10_000_000_000_000],
])(
  '%i at %i taxed %i of ten thousand',
  (quantity, unitPriceMinor, taxRateBp, netMinor, taxMinor) => {
    expect(priceLine({ quantity, unitPriceMinor, taxRateBp })).toEqual({ netMinor, taxMinor })
  },
)

test('an order is the sum of its lines, whatever their order', () => {
  const line = fc.record({ netMinor: fc.nat(), taxMinor: fc.nat() })
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const total = totalOf(lines)
      expect(total.totalMinor).toBe(total.netMinor + total.taxMinor)
      expect(totalOf(lines.toReversed())).toEqual(total)
    }),
  )
})
