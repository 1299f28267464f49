import { daysBefore, listRecentHours, pickInstant } from '../calendar.ts'
import type { DemoCompany } from '../company.ts'
import { makeId } from '../make-id.ts'
import { createRandom, type Random } from '../random.ts'
import { listActs } from './acts.ts'
import { deviceOf } from './device.ts'

const guestDays = 9

/** A session of each member that is over: it shows when they were last here, and opens nothing. */
export function* generateSessions(company: DemoCompany) {
  const { asOf, timeZone, seed, members } = company
  const random = createRandom(seed, 'sessions')
  const lastActs = new Map(listActs(company).map(({ actorId, at }) => [actorId, at]))
  const lastDays = listRecentHours(asOf, timeZone).slice(-3)
  for (const { id, isGuest } of members) {
    const recent = pickInstant(lastDays, random.fraction())
    // A guest was last at home: that is where they sign in to.
    const seen = isGuest ? daysBefore(recent, guestDays) : recent
    const acted = lastActs.get(id)
    const lastSeenAt = acted && acted > seen ? acted : seen
    const createdAt = daysBefore(lastSeenAt, 1 + random.fraction() * 12)
    yield {
      id: makeId(random, createdAt),
      tokenHash: `\\x${makeHash(random)}`,
      userId: id,
      tenantId: company.id,
      ...deviceOf(id),
      ...unproven,
      createdAt,
      lastSeenAt,
      expiresAt: lastSeenAt,
    }
  }
}

const unproven = {
  method: 'password',
  factorProvenAt: null,
  steppedUpAt: null,
  needsNewToken: false,
  previousTokenHash: null,
  renewedAt: null,
  country: null,
  city: null,
  deviceHash: null,
}

// The hash of no token: nobody can sign in with what it would take to make it.
function makeHash(random: Random): string {
  return Array.from({ length: 8 }, () => random.bits().toString(16).padStart(8, '0')).join('')
}
