import { pickInstant, type Span } from '../calendar.ts'
import type { DemoCompany } from '../company.ts'
import type { DemoCustomer } from '../customers/customer.ts'
import { createRandom, createSparse, type Random } from '../random.ts'
import { type Act, actionOf, compareCustomers, type Life } from './act.ts'
import { createHandovers } from './handovers.ts'
import { listStaff, pickColleague, pickSenior, type Staff } from './staff.ts'
import { changeStep, deleteAndRestoreSteps, holdStep, openingStep, type Step } from './steps.ts'

/** How many changes a customer sees that is changed at all; 1.38 on average. */
const changeCounts: readonly (readonly [number, number])[] = [
  [1, 70],
  [2, 22],
  [3, 8],
]
const meanChanges = 1.38

interface Plan {
  readonly steps: readonly Step[]
  /** One follows upon the other within the hour. */
  readonly isQuick?: boolean
}

/**
 * Tells what happened to each customer lately, from its row backwards: every step takes a change away
 * from the values the row ends with, so the acts played forwards arrive at them.
 */
export function createChronicle(company: DemoCompany, recent: readonly Span[]) {
  const { seed, asOf, customerCount, actCount } = company
  const staff = listStaff(company)
  const takeHandover = createHandovers(company)
  const restored = Math.ceil(actCount / 250)
  const isRestored = createSparse(
    createRandom(seed, 'restored'),
    Math.floor((customerCount * 0.95) / restored),
  )
  const isHeldLately = createSparse(createRandom(seed, 'held lately'), 3)
  // Beside the changes there are new customers, and a dozen acts that every company has.
  const changes = Math.max(0, actCount - customerCount / 45 - 12)
  const changeRate = changes / meanChanges / customerCount
  const recordedFrom = recent[0]?.from ?? asOf.getTime()

  function plan(random: Random, serial: number, customer: DemoCustomer): Plan {
    const isNew = customer.createdAt.getTime() >= recordedFrom
    if (!isNew && isRestored()) {
      return { steps: deleteAndRestoreSteps(random, staff), isQuick: true }
    }
    const handover = isNew ? [] : takeHandover(serial, customer)
    if (handover.length > 0) return { steps: handover }
    if (!isNew && customer.status === 'on_hold' && isHeldLately()) {
      return { steps: [holdStep(random, staff)] }
    }
    const count = random.chance(changeRate) ? random.weigh(changeCounts) : 0
    const steps = Array.from({ length: count }, () => changeStep(random, staff))
    return { steps: isNew ? [openingStep(random, staff), ...steps] : steps }
  }

  return (serial: number, customer: DemoCustomer): Life => {
    const random = createRandom(seed, 'history', serial)
    const { steps, isQuick = false } = plan(random, serial, customer)
    const isNew = customer.createdAt.getTime() >= recordedFrom
    const left = clip(recent, customer.createdAt, asOf)
    const times = drawTimes(random, steps.length, isQuick ? narrow(random, left) : left)
    const { acts, first } = walkBack(customer, times.length > 0 ? steps : [], times)
    const last = acts.at(-1)
    return {
      customer: {
        ...customer,
        updatedAt: last?.at ?? customer.updatedAt,
        version: customer.version + acts.length,
      },
      acts: isNew ? [recordCreation(random, staff, first), ...acts] : acts,
    }
  }
}

/** The acts oldest first, and the customer as it was before them. A step that changes nothing leaves no act. */
function walkBack(customer: DemoCustomer, steps: readonly Step[], times: readonly Date[]) {
  const acts: Act[] = []
  let later = customer
  for (const [index, step] of [...steps.entries()].reverse()) {
    const at = times[index] ?? customer.createdAt
    const { older, actorId } = step(later, times[index - 1] ?? customer.createdAt)
    const earlier = { ...later, ...older }
    const changes = compareCustomers(earlier, later)
    if (Object.keys(changes).length > 0) {
      acts.unshift({ ...aboutCustomer(customer), at, actorId, action: actionOf(changes), changes })
    }
    later = earlier
  }
  return { acts, first: later }
}

function recordCreation(random: Random, staff: Staff, first: DemoCustomer): Act {
  const isByRep = first.creditLimitMinor === 0
  return {
    ...aboutCustomer(first),
    at: first.createdAt,
    actorId: isByRep ? pickColleague(random, staff, first.ownerId) : pickSenior(random, staff),
    action: 'created',
    changes: compareCustomers({}, first),
  }
}

function aboutCustomer({ id, name }: DemoCustomer) {
  return { entityType: 'customers', entityId: id, entityName: name } as const
}

const minuteMs = 60_000

/** What is left of the recorded hours once the customer is there. */
function clip(recent: readonly Span[], createdAt: Date, asOf: Date): Span[] {
  const start = createdAt.getTime() + minuteMs
  const left = recent
    .map(({ from, to }) => ({ from: Math.max(from, start), to }))
    .filter(({ from, to }) => to - from > minuteMs)
  const rest = { from: start, to: asOf.getTime() }
  return left.length > 0 ? left : rest.to - rest.from > minuteMs ? [rest] : []
}

function narrow(random: Random, hours: readonly Span[]): Span[] {
  const from = pickInstant(hours, random.fraction() * 0.95).getTime()
  const to = hours.find((span) => from < span.to)?.to ?? from
  return [{ from, to: Math.min(to, from + 60 * minuteMs) }]
}

/** Oldest first and no two the same; none where there is no time. */
function drawTimes(random: Random, count: number, hours: readonly Span[]): Date[] {
  if (hours.length === 0) return []
  return Array.from({ length: count }, (_, index) =>
    pickInstant(hours, (index + random.fraction() * 0.95) / count),
  )
}
