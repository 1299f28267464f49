import { describe, expect, it } from 'vitest'
import { createRandom } from './random.ts'

const draw = (...labels: (string | number)[]) => {
  const random = createRandom(...labels)
  return Array.from({ length: 8 }, () => random.bits())
}

describe('createRandom', () => {
  it('repeats a stream for the same labels', () => {
    expect(draw(7, 'customers')).toEqual(draw(7, 'customers'))
  })

  it('keeps labels apart that read the same when joined', () => {
    expect(draw(1, 23)).not.toEqual(draw(12, 3))
  })

  it('spreads fractions evenly over ten buckets', () => {
    const random = createRandom('buckets')
    const buckets = Array.from({ length: 10 }, () => 0)
    for (let turn = 0; turn < 100_000; turn++) {
      const bucket = random.below(10)
      buckets[bucket] = (buckets[bucket] ?? 0) + 1
    }
    for (const count of buckets) expect(Math.abs(count - 10_000)).toBeLessThan(400)
  })

  it('draws normal deviates with mean 0 and spread 1', () => {
    const random = createRandom('bell')
    const values = Array.from({ length: 50_000 }, () => random.normal())
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
    expect(Math.abs(mean)).toBeLessThan(0.02)
    expect(Math.abs(variance - 1)).toBeLessThan(0.03)
  })

  it('picks by weight and never what weighs nothing', () => {
    const random = createRandom('weights')
    const picked = Array.from({ length: 10_000 }, () =>
      random.weigh([
        ['never', 0],
        ['seldom', 1],
        ['often', 3],
      ]),
    )
    expect(picked).not.toContain('never')
    const often = picked.filter((value) => value === 'often').length
    expect(Math.abs(often - 7_500)).toBeLessThan(200)
  })

  it('refuses to pick from an empty list', () => {
    expect(() => createRandom('empty').pick([])).toThrow(RangeError)
  })
})
