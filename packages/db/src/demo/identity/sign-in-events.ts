import { createHash } from 'node:crypto'
import { waitAfterFailures } from '@leora/domain/sign-in/lockout'
import type { DemoCompany } from '../company.ts'
import { deviceOf } from '../history/device.ts'
import { makeId } from '../make-id.ts'
import { createRandom, type Random } from '../random.ts'
import { lockedOut } from './colleagues.ts'
import { listVisits, type Visit } from './visits.ts'

/** Who signed in, and who was kept out on the way; the worker finds everybody told already. */
export function* generateSignInEvents(company: DemoCompany) {
  const random = createRandom(company.seed, 'sign-ins')
  for (const visit of listVisits(company)) {
    let at = visit.at.getTime() - visit.slips * 20_000
    for (let slip = 0; slip < visit.slips; slip++) {
      yield { ...eventOf(random, visit, new Date(at)), ...refusal, outcome: 'wrong_password' }
      at += random.between(6_000, 20_000)
    }
    yield {
      ...eventOf(random, visit, visit.at),
      tenantId: company.id,
      sessionId: visit.sessionId,
      outcome: 'signed_in',
      method: visit.method,
      anomalies: visit.anomalies,
      toldAt: visit.anomalies.length > 0 ? new Date(visit.at.getTime() + 60_000) : null,
    }
  }
  yield* generateGuesses(company, random)
}

const refusal = { tenantId: null, sessionId: null, method: 'password', anomalies: [], toldAt: null }

function eventOf(random: Random, { member, device, deviceHash, city }: Visit, at: Date) {
  return {
    id: makeId(random, at),
    at,
    userId: member.id,
    ...device,
    country: city.country,
    city: city.city,
    latitude: city.latitude,
    longitude: city.longitude,
    deviceHash,
    requestId: makeId(random, at),
  }
}

const guesses = 15

/** Somebody far away guesses a password, waiting as long as they must each time, until nobody may try any more. */
function* generateGuesses({ members, asOf }: DemoCompany, random: Random) {
  const member = members.find(({ name }) => name === lockedOut)
  if (!member) return
  const from = deviceOf(`guesses at ${member.id}`)
  const event = (at: Date) => ({
    ...refusal,
    id: makeId(random, at),
    at,
    userId: member.id,
    ...from,
    country: 'GB',
    city: 'Leeds',
    latitude: 53.8008,
    longitude: -1.5491,
    deviceHash: null,
    requestId: makeId(random, at),
  })
  let before = 60_000
  const instants: Date[] = []
  for (let failures = guesses; failures > 0; failures--) {
    instants.unshift(new Date(asOf.getTime() - before))
    before += waitAfterFailures(failures - 1) + random.between(2_000, 9_000)
  }
  for (const at of instants) yield { ...event(at), outcome: 'wrong_password' }
  const at = new Date(asOf.getTime() - 20_000)
  yield { ...event(at), outcome: 'locked', anomalies: ['many_failures'], toldAt: asOf }
}

/** What the guesses left: the account waits an hour from the last of them. */
export function* generateSignInFailures({ members, asOf }: DemoCompany) {
  const member = members.find(({ name }) => name === lockedOut)
  if (!member) return
  yield {
    key: `\\x${createHash('sha256').update(`account:${member.email}`).digest('hex')}`,
    failures: guesses,
    lastAt: new Date(asOf.getTime() - 60_000),
  }
}
