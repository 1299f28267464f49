import { explainStanding, type StandingFacts } from '@leora/domain/customers/explain-standing'
import { defaultHealthWeights } from '@leora/domain/customers/health-weights'
import type { Explanation } from '@leora/domain/explanation'
import { expect, test } from 'vitest'
import { standingFacts as german } from './de/standing.ts'
import { standingFacts as english } from './en/standing.ts'

const never: StandingFacts = {
  today: '2026-11-24',
  currency: 'EUR',
  facts: null,
  lastActivityOn: null,
  lastOrder: null,
  override: null,
  weights: defaultHealthWeights,
}

/** Customers whose last order is so many days old, with and without what can be told of them. */
const sources: StandingFacts[] = ['2026-11-20', '2026-03-01', '2025-03-01'].flatMap((lastOn) =>
  [1, 2, 12].flatMap((dayCount): StandingFacts[] => {
    const facts = {
      orderCount: dayCount,
      dayCount,
      firstOrderAt: null,
      lastOrderAt: null,
      firstOn: dayCount === 1 ? lastOn : '2024-03-01',
      lastOn,
      longestGapDays: dayCount === 1 ? null : 30,
      recentMinor: 100,
      previousMinor: 0,
      overdueMinor: 10,
      overdueSince: '2026-11-01',
    }
    const lastOrder = { id: 'o', number: 'SO-0000001', totalMinor: 1 }
    const set = { reason: 'Why', expiresOn: '2026-12-01', setByName: 'Ana', version: 1 }
    return [
      { ...never, facts, lastOrder },
      { ...never, facts, lastOrder, lastActivityOn: '2026-11-01' },
      ...(['high', 'medium', 'low'] as const).map((priority) => ({
        ...never,
        facts,
        lastOrder,
        override: { ...set, priority },
      })),
    ]
  }),
)

/** Every word an explanation asks the catalogue for. */
function keysOf({ fact, rule, value, because = [] }: Explanation): string[] {
  return [
    fact,
    ...(rule === undefined ? [] : [rule]),
    ...(value.kind === 'word' ? [value.value] : []),
    ...because.flatMap(keysOf),
  ]
}

const keys = new Set(
  [never, ...sources]
    .flatMap((source) => {
      const told = explainStanding(source, { seesOrders: true, seesBalance: true })
      return [told.accountType, told.priority, told.cadence, ...(told.health ? [told.health] : [])]
    })
    .flatMap(keysOf),
)

function wordAt(words: object, key: string): unknown {
  return key
    .split('.')
    .slice(1)
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], words)
}

test('what a standing is explained by is many facts', () => {
  expect(keys.size).toBeGreaterThan(40)
})

test.each([...keys])('%s has its words in both languages', (key) => {
  for (const words of [english, german]) expect(wordAt(words, key)).toEqual(expect.any(String))
})
