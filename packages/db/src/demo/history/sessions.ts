import { daysBefore, listRecentHours, pickInstant } from '../calendar.ts'
import type { DemoCompany, DemoMember } from '../company.ts'
import { suspendedDays } from '../identity/colleagues.ts'
import { makeHash } from '../identity/make-hash.ts'
import { headquartersOf, listVisits } from '../identity/visits.ts'
import { makeId } from '../make-id.ts'
import { createRandom, type Random } from '../random.ts'
import { listActs } from './acts.ts'
import { deviceOf, phoneOf } from './device.ts'

const guestDays = 9

/**
 * A session of each member that is over: it shows when they were last here. The open ones beside it
 * are opened by no token.
 */
export function* generateSessions(company: DemoCompany) {
  const { asOf, timeZone, seed, members } = company
  const random = createRandom(seed, 'sessions')
  const lastActs = new Map(listActs(company).map(({ actorId, at }) => [actorId, at]))
  const lastDays = listRecentHours(asOf, timeZone).slice(-3)
  for (const { id, isGuest, isSuspended } of members) {
    const recent = pickInstant(lastDays, random.fraction())
    // A guest was last at home: that is where they sign in to.
    const seen = daysBefore(recent, isGuest ? guestDays : isSuspended ? suspendedDays + 1 : 0)
    const acted = lastActs.get(id)
    const lastSeenAt = acted && acted > seen ? acted : seen
    const createdAt = daysBefore(lastSeenAt, 1 + random.fraction() * 12)
    yield {
      id: makeId(random, createdAt),
      tokenHash: makeHash(random),
      userId: id,
      tenantId: company.id,
      ...deviceOf(id),
      ...unproven,
      createdAt,
      lastSeenAt,
      expiresAt: lastSeenAt,
    }
  }
  yield* generateOpenSessions(company)
}

const unproven = {
  method: 'password',
  factorProvenAt: null,
  steppedUpAt: null,
  steppedUpBy: null,
  needsNewToken: false,
  previousTokenHash: null,
  renewedAt: null,
  country: null,
  city: null,
  deviceHash: null,
}

/** What is open: the last sign-in on each device, and the phone of those who sign in to the demo. */
function* generateOpenSessions(company: DemoCompany) {
  const random = createRandom(company.seed, 'open sessions')
  const lastVisits = new Map(
    listVisits(company).map((visit) => [`${visit.member.id} ${visit.device.userAgent}`, visit]),
  )
  const phones = company.members
    .filter(({ signsIn }) => signsIn)
    .map((member) => phoneVisitOf(member, company, random))
  for (const visit of [...lastVisits.values(), ...phones]) {
    const { member, at, sessionId, method, device, deviceHash, city } = visit
    const sinceMs = (company.asOf.getTime() - at.getTime()) * (0.4 + random.fraction() * 0.59)
    yield {
      ...unproven,
      id: sessionId,
      tokenHash: makeHash(random),
      userId: member.id,
      tenantId: company.id,
      ...device,
      method,
      factorProvenAt: method === 'passkey' ? at : null,
      steppedUpAt: at,
      steppedUpBy: null,
      country: city.country,
      city: city.city,
      deviceHash,
      createdAt: at,
      lastSeenAt: new Date(at.getTime() + sinceMs),
      expiresAt: daysBefore(at, -365),
    }
  }
}

/** No sign-in of theirs is on record: the first real one would be strange beside it. */
function phoneVisitOf(member: DemoMember, company: DemoCompany, random: Random) {
  const at = daysBefore(company.asOf, random.between(3, 6) + random.fraction())
  return {
    member,
    at,
    sessionId: makeId(random, at),
    method: 'password',
    device: phoneOf(member.id),
    deviceHash: makeHash(random),
    city: headquartersOf(company),
  }
}
