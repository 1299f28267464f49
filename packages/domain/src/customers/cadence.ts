import { addDays, addMonths, type Day, daysBetween } from '../local-day.ts'
import type { OrderFacts } from './order-facts.ts'

const leastOrderDays = 5
const leastMonths = 3

type Rhythm = Pick<OrderFacts, 'dayCount' | 'firstOn' | 'lastOn' | 'longestGapDays'>

export type Cadence =
  /** Too few orders, or over too short a time, to know a cadence. */
  | { kind: 'unknown' }
  | {
      kind: 'known'
      isOff: boolean
      currentGapDays: number
      longestGapDays: number
      /** The day on which the gap is, or was, longer than every one before. */
      offOn: Day
    }

/** Off its cadence: the current gap is longer than every one before, after five order days over three months. */
export function judgeCadence(
  { dayCount, firstOn, lastOn, longestGapDays }: Rhythm,
  today: Day,
): Cadence {
  if (firstOn === null || lastOn === null || longestGapDays === null) return { kind: 'unknown' }
  if (dayCount < leastOrderDays || addMonths(firstOn, leastMonths) > lastOn) {
    return { kind: 'unknown' }
  }
  const currentGapDays = daysBetween(lastOn, today)
  return {
    kind: 'known',
    isOff: currentGapDays > longestGapDays,
    currentGapDays,
    longestGapDays,
    offOn: addDays(lastOn, longestGapDays + 1),
  }
}

export function isOffCadence(facts: Rhythm, today: Day): boolean {
  const cadence = judgeCadence(facts, today)
  return cadence.kind === 'known' && cadence.isOff
}
