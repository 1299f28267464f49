import { type Day, daysBetween } from '../local-day.ts'
import { type HealthPart, type HealthWeights, healthParts } from './health-weights.ts'
import type { OrderFacts } from './order-facts.ts'

/**
 * Health is a sum of points, so that each can be shown: a part is judged from 0 to 100 and gives that
 * share of its weight. Everything is whole numbers, halves are rounded up, and the same in the database.
 */
export interface Health {
  score: number
  parts: readonly JudgedPart[]
}

export interface JudgedPart {
  part: HealthPart
  /** 0 to 100, or null where too little is known: it then counts half. */
  judged: number | null
  points: number
  weight: number
}

export interface HealthFacts extends OrderFacts {
  lastActivityOn: Day | null
}

/** Days after which something counts for nothing, and up to which it counts in full. */
export const recencyDays = { full: 30, none: 365 }
export const activityDays = { full: 30, none: 180 }

const unknownShare = 50

/** Null for who never ordered. */
export function scoreHealth(facts: HealthFacts, weights: HealthWeights, today: Day): Health | null {
  if (facts.lastOn === null) return null
  const judged = judgeParts(facts, facts.lastOn, today)
  const parts = healthParts.map((part) => ({
    part,
    judged: judged[part],
    points: Math.floor((weights[part] * (judged[part] ?? unknownShare) + 50) / 100),
    weight: weights[part],
  }))
  return { score: parts.reduce((sum, { points }) => sum + points, 0), parts }
}

function judgeParts(
  facts: HealthFacts,
  lastOn: Day,
  today: Day,
): Record<HealthPart, number | null> {
  const { lastActivityOn } = facts
  return {
    recency: judgeAge(daysBetween(lastOn, today), recencyDays),
    frequency: judgeFrequency(facts, today),
    trend: judgeTrend(facts),
    activity:
      lastActivityOn === null ? 0 : judgeAge(daysBetween(lastActivityOn, today), activityDays),
    overdue: judgeOverdue(facts),
  }
}

function judgeAge(days: number, { full, none }: { full: number; none: number }): number {
  return clamp(Math.floor(((none - days) * 100) / (none - full)))
}

/** In full up to the customer's own average gap, nothing from three times that; known from three order days. */
function judgeFrequency({ dayCount, firstOn, lastOn }: OrderFacts, today: Day): number | null {
  if (firstOn === null || lastOn === null || dayCount < 3) return null
  const span = daysBetween(firstOn, lastOn)
  const gap = daysBetween(lastOn, today) * (dayCount - 1)
  return clamp(Math.floor(((3 * span - gap) * 100) / (2 * span)))
}

/** As much as in the half-year before is 75, a third more is 100. BigInt: sums of years pass 2^53 when multiplied. */
function judgeTrend({ recentMinor, previousMinor }: OrderFacts): number | null {
  if (previousMinor === 0) return recentMinor === 0 ? 0 : null
  return clamp(Number((BigInt(recentMinor) * 75n) / BigInt(previousMinor)))
}

/** Nothing overdue is 100; a quarter of what was ordered in a year is 0. */
function judgeOverdue({ overdueMinor, recentMinor, previousMinor }: OrderFacts): number {
  if (overdueMinor === 0) return 100
  const year = BigInt(recentMinor) + BigInt(previousMinor)
  const left = year - 4n * BigInt(overdueMinor)
  return left <= 0n ? 0 : Number((left * 100n) / year)
}

function clamp(value: number): number {
  return Math.min(100, Math.max(0, value))
}
