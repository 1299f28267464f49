import type { ExplainedValue, Explanation } from '../explanation.ts'
import { type Day, daysBetween } from '../local-day.ts'
import type { Health, HealthFacts } from './health.ts'
import type { HealthPart } from './health-weights.ts'

interface HealthSource extends HealthFacts {
  today: Day
  currency: string
}

/** The points of each part, and under it the facts that gave them. */
export function explainHealth(
  { score, parts }: Health,
  source: HealthSource,
  reader: { seesOrders: boolean; seesBalance: boolean },
): Explanation {
  const factsOf = partFacts(source, reader)
  return {
    fact: 'standing.health',
    value: { kind: 'points', value: score, of: 100 },
    rule: 'standing.rule.health',
    link: { entity: 'health_weights' },
    because: parts.map(({ part, judged, points, weight }) => ({
      fact: `standing.part.${part}`,
      value: { kind: 'points', value: points, of: weight },
      rule: `standing.rule.${part}`,
      because: judged === null ? [...factsOf[part], unknown] : factsOf[part],
    })),
  }
}

const unknown: Explanation = {
  fact: 'standing.notKnown',
  value: { kind: 'word', value: 'standing.countsHalf' },
}

function partFacts(
  { today, currency, lastActivityOn, ...facts }: HealthSource,
  { seesOrders, seesBalance }: { seesOrders: boolean; seesBalance: boolean },
): Record<HealthPart, Explanation[]> {
  const { firstOn, lastOn, dayCount } = facts
  const money = (amountMinor: number): ExplainedValue => ({ kind: 'money', amountMinor, currency })
  const since = (fact: string, from: Day | null): Explanation[] =>
    from === null
      ? []
      : [{ fact: `standing.${fact}`, value: { kind: 'days', value: daysBetween(from, today) } }]
  const average =
    firstOn === null || lastOn === null || dayCount < 2
      ? []
      : [
          {
            fact: 'standing.averageGap',
            value: {
              kind: 'days',
              value: Math.round(daysBetween(firstOn, lastOn) / (dayCount - 1)),
            },
          } as const,
        ]
  return {
    recency: since('sinceLastOrder', lastOn),
    frequency: [...since('currentGap', lastOn), ...average],
    trend: seesOrders
      ? [
          { fact: 'standing.recentMoney', value: money(facts.recentMinor) },
          { fact: 'standing.previousMoney', value: money(facts.previousMinor) },
        ]
      : [],
    activity:
      lastActivityOn === null
        ? [{ fact: 'standing.noActivity', value: { kind: 'count', value: 0 } }]
        : since('sinceActivity', lastActivityOn),
    overdue: seesBalance
      ? [
          { fact: 'standing.overdueMoney', value: money(facts.overdueMinor) },
          ...(facts.overdueSince === null
            ? []
            : [
                {
                  fact: 'standing.overdueSince',
                  value: { kind: 'day', value: facts.overdueSince },
                } as const,
              ]),
        ]
      : [],
  }
}
