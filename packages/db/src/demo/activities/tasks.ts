import { dayIn } from '@leora/domain/tasks/recurrence'
import type { TaskPriority } from '@leora/domain/tasks/task'
import { daysBefore } from '../calendar.ts'
import type { DemoCompany } from '../company.ts'
import { listPrimaryContacts } from '../contacts/contacts.ts'
import { listCustomers } from '../history/acts.ts'
import { makeId } from '../make-id.ts'
import { createRandom, type Random } from '../random.ts'
import { listRecentActivities } from './activities.ts'
import { followUps, ownTasks, routines } from './stories.ts'

const priorities: readonly (readonly [TaskPriority, number])[] = [
  ['normal', 72],
  ['high', 18],
  ['low', 10],
]

const routineEvery = 60

interface Plan {
  title: string
  dueOn: string
  at: Date
  assigneeId: string
  customerId?: string
  originActivityId?: string
  doneAt?: Date | null
  recurrence?: { unit: 'week' | 'month'; interval: number }
}

/** What is to do: what follows upon recent activities, what comes again, and what people have for themselves. */
export function* generateTasks(company: DemoCompany) {
  const random = createRandom(company.seed, 'tasks')
  const contacts = listPrimaryContacts(company)
  for (const plan of plans(random, company)) yield toRow(random, company, plan, contacts)
}

function* plans(random: Random, company: DemoCompany): Generator<Plan> {
  const { asOf, timeZone } = company
  const dayFrom = (from: Date, days: number) => dayIn(timeZone, daysBefore(from, -days))
  for (const { id, customer, authorId, at } of listRecentActivities(company)) {
    if (!random.chance(0.3)) continue
    const days = random.between(1, 21)
    const isDue = daysBefore(asOf, days) > at
    // Most of what was due is done by now; a few are late.
    const isDone = isDue && random.chance(0.88)
    yield {
      title: random.pick(followUps),
      dueOn: dayFrom(at, days),
      at,
      assigneeId: authorId,
      customerId: customer.id,
      originActivityId: id,
      doneAt: isDone ? shortlyBefore(random, daysBefore(at, -days), asOf) : null,
    }
  }
  for (const [place, { id, ownerId, status, createdAt }] of listCustomers(company).entries()) {
    if (place % routineEvery !== 0 || ownerId === null || status !== 'active') continue
    const [title, unit, interval] = random.pick(routines)
    const recurrence = { unit, interval }
    yield {
      title,
      dueOn: dayFrom(asOf, random.between(-2, 20)),
      at: createdAt,
      assigneeId: ownerId,
      customerId: id,
      recurrence,
    }
  }
  for (const { id, signsIn } of company.members) {
    if (!signsIn) continue
    const titles = [...ownTasks]
    for (const days of [-3, 0, 0, 1, 4, 9]) {
      const [title = ''] = titles.splice(random.below(titles.length), 1)
      yield { title, dueOn: dayFrom(asOf, days), at: daysBefore(asOf, 6), assigneeId: id }
    }
  }
}

function shortlyBefore(random: Random, due: Date, asOf: Date): Date {
  const at = due.getTime() - random.below(180) * 60_000
  return new Date(Math.min(at, asOf.getTime()))
}

function toRow(
  random: Random,
  { id: tenantId }: DemoCompany,
  plan: Plan,
  contacts: ReadonlyMap<string, string>,
) {
  const { customerId = null, doneAt = null, recurrence, at, assigneeId, dueOn } = plan
  const changedAt = doneAt ?? at
  return {
    tenantId,
    id: makeId(random, at),
    title: plan.title,
    notes: null,
    dueOn,
    priority: random.weigh(priorities),
    assigneeId,
    createdById: assigneeId,
    remindAt: null,
    remindedAt: null,
    recurrenceUnit: recurrence?.unit ?? null,
    recurrenceInterval: recurrence?.interval ?? null,
    recurrenceStart: recurrence ? dueOn : null,
    previousTaskId: null,
    customerId,
    contactId: customerId === null ? null : (contacts.get(customerId) ?? null),
    originActivityId: plan.originActivityId ?? null,
    doneAt,
    doneById: doneAt && assigneeId,
    version: doneAt ? 2 : 1,
    createdAt: at,
    updatedAt: changedAt,
    deletedAt: null,
  }
}
