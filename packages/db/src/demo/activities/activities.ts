import { type ActivityType, directedTypes, timedTypes } from '@leora/domain/activities/activity'
import type { DemoCompany } from '../company.ts'
import { listPrimaryContacts } from '../contacts/contacts.ts'
import { type KnownCustomer, listCustomers } from '../history/acts.ts'
import { listStaff, pickColleague } from '../history/staff.ts'
import { offsetMs } from '../local-time.ts'
import { makeId } from '../make-id.ts'
import { createRandom, type Random } from '../random.ts'
import { outcomeMix, stories, typeMix } from './stories.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** How often a customer is spoken with in the demo's five years; 4 on average. */
const counts: readonly (readonly [number, number])[] = [
  [0, 10],
  [2, 30],
  [4, 30],
  [6, 20],
  [9, 10],
]

/** Lately done, so that something may follow upon it. */
export interface RecentActivity {
  readonly id: string
  readonly customer: KnownCustomer
  readonly authorId: string
  readonly at: Date
}

const recentDays = 45
const known = new WeakMap<DemoCompany, readonly RecentActivity[]>()

export function listRecentActivities(company: DemoCompany): readonly RecentActivity[] {
  for (const _activity of known.has(company) ? [] : generateActivities(company));
  return known.get(company) ?? []
}

/** What the people of a company did with its customers, more of it lately than long ago. */
export function* generateActivities(company: DemoCompany) {
  const random = createRandom(company.seed, 'activities')
  const staff = listStaff(company)
  const contacts = listPrimaryContacts(company)
  const offset = offsetMs(company.timeZone, company.asOf.getTime())
  const recentFrom = company.asOf.getTime() - recentDays * dayMs
  const recent: RecentActivity[] = []
  for (const customer of listCustomers(company)) {
    const count = random.weigh(counts)
    for (let turn = 0; turn < count; turn++) {
      const authorId = pickColleague(random, staff, customer.ownerId)
      const at = pickTime(random, customer.createdAt, company.asOf, offset)
      const contactId = random.chance(0.7) ? (contacts.get(customer.id) ?? null) : null
      const activity = makeActivity(random, company, { customer, authorId, at, contactId })
      if (at.getTime() > recentFrom) recent.push({ id: activity.id, customer, authorId, at })
      yield activity
    }
  }
  known.set(company, recent)
}

interface Deed {
  customer: KnownCustomer
  authorId: string
  at: Date
  contactId: string | null
}

function makeActivity(random: Random, { id: tenantId }: DemoCompany, deed: Deed) {
  const { customer, authorId, at, contactId } = deed
  const type = random.weigh(typeMix)
  const outcome = type === 'note' || type === 'email' ? null : random.weigh(outcomeMix)
  const isSilent = outcome === 'no_answer' || (type !== 'note' && random.chance(0.25))
  return {
    tenantId,
    id: makeId(random, at),
    customerId: customer.id,
    contactId,
    authorId,
    type,
    direction: directedTypes.includes(type)
      ? random.chance(0.75)
        ? 'outgoing'
        : 'incoming'
      : null,
    outcome,
    durationMinutes: outcome === 'no_answer' ? null : drawMinutes(random, type),
    body: isSilent ? null : random.pick(stories[type]),
    happenedAt: at,
    version: 1,
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
  }
}

function drawMinutes(random: Random, type: ActivityType): number | null {
  if (!timedTypes.includes(type) || random.chance(0.3)) return null
  return type === 'call' ? random.between(2, 25) : random.between(3, 18) * 5
}

/** A working hour between the first day and the last; the square leans towards the last. */
function pickTime(random: Random, from: Date, to: Date, offset: number): Date {
  const share = random.fraction()
  const local = to.getTime() - (to.getTime() - from.getTime()) * share * share + offset
  const day = Math.floor(local / dayMs)
  // 1970-01-01 was a Thursday; what falls on a weekend was done on the Friday before.
  const weekday = (day + 4) % 7
  const working = weekday === 0 ? day - 2 : weekday === 6 ? day - 1 : day
  const at = working * dayMs + 8 * hourMs + random.below(9 * 60) * minuteMs - offset
  return new Date(Math.max(from.getTime(), at > to.getTime() ? to.getTime() - hourMs : at))
}
