import { listOfficeHours, pickInstant, type Span } from '../calendar.ts'
import type { DemoCompany, DemoMember } from '../company.ts'
import { type Device, deviceOf, phoneOf } from '../history/device.ts'
import { offsetMs } from '../local-time.ts'
import { makeId } from '../make-id.ts'
import { type City, cities } from '../places/cities.ts'
import { citiesOf } from '../places/territories.ts'
import { createRandom, type Random } from '../random.ts'
import { keyAccountTraveller, listQuietMembers } from './colleagues.ts'
import { makeHash } from './make-hash.ts'
import { hasPasskey } from './passkeys.ts'

export interface Visit {
  readonly member: DemoMember
  readonly at: Date
  readonly sessionId: string
  readonly method: 'password' | 'passkey'
  readonly device: Device
  readonly deviceHash: string
  readonly city: City
  /** Wrong passwords before the right one. */
  readonly slips: number
  readonly anomalies: readonly string[]
}

const dayMs = 86_400_000

const known = new WeakMap<DemoCompany, readonly Visit[]>()

/** The sign-ins of the last ninety days, oldest first; where nobody signs in, nobody looks at them. */
export function listVisits(company: DemoCompany): readonly Visit[] {
  const visits = known.get(company) ?? makeVisits(company)
  known.set(company, visits)
  return visits
}

function makeVisits(company: DemoCompany): Visit[] {
  const { members, seed, asOf, timeZone } = company
  if (!members.some(({ signsIn }) => signsIn)) return []
  const days = listWatchedDays(asOf, timeZone)
  return listQuietMembers(members)
    .flatMap((member) => visitsOf(company, member, days, createRandom(seed, 'visits', member.id)))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** Office hours by the month, because one offset from UTC holds for each call; no day is cut in two. */
export function listWatchedDays(asOf: Date, timeZone: string): Span[] {
  const end = asOf.getTime()
  const offset = offsetMs(timeZone, end)
  const midnight = Math.floor((end + offset) / dayMs) * dayMs - offset
  const starts = [90, 60, 30].map((ago) => midnight - ago * dayMs)
  return starts.flatMap((from, index) =>
    listOfficeHours({ from, to: starts[index + 1] ?? end }, timeZone),
  )
}

function visitsOf(company: DemoCompany, member: DemoMember, days: readonly Span[], random: Random) {
  const home = homeOf(member, company, random)
  const laptop = { device: deviceOf(member.id), deviceHash: makeHash(random) }
  const phone = { device: phoneOf(member.id), deviceHash: makeHash(random) }
  const borrowed = { device: phoneOf(`abroad ${member.id}`), deviceHash: makeHash(random) }
  const isOnTheRoad = member.role === 'rep'
  // Computers of a warehouse are shared, so people there sign in day by day.
  const rate = member.role === 'warehouse' ? 0.62 : 0.24
  const phoneSince = random.chance(0.5) ? random.between(5, days.length) : 0
  const awayOn = member.name === keyAccountTraveller ? days.length - 9 : -1
  let phoneIsKnown = phoneSince === 0
  const visits: Visit[] = []
  for (const [index, day] of days.entries()) {
    const isAway = index === awayOn
    if (!isAway && !random.chance(rate)) continue
    const isByPhone = !isAway && index >= phoneSince && random.chance(isOnTheRoad ? 0.55 : 0.15)
    const isFirstByPhone = isByPhone && !phoneIsKnown
    phoneIsKnown ||= isByPhone
    const at = drawArrival(random, day)
    visits.push({
      member,
      at,
      sessionId: makeId(random, at),
      method: hasPasskey(member) && random.chance(0.7) ? 'passkey' : 'password',
      ...(isAway ? borrowed : isByPhone ? phone : laptop),
      city: isAway ? abroad : isOnTheRoad && isByPhone ? random.pick(nearby(member, home)) : home,
      slips: random.chance(0.07) ? random.between(1, 2) : 0,
      anomalies: isAway ? ['new_device', 'new_country'] : isFirstByPhone ? ['new_device'] : [],
    })
  }
  return visits
}

const abroad = cityNamed('Bordeaux')

function cityNamed(name: string): City {
  const found = cities.find(({ city }) => city === name)
  if (!found) throw new RangeError(`There is no ${name}`)
  return found
}

/** Who keeps territories lives in one; the others sit at headquarters. */
function homeOf({ territories }: DemoMember, company: DemoCompany, random: Random): City {
  if (territories.length > 0) return random.pick(citiesOf(territories))
  return headquartersOf(company)
}

export function headquartersOf({ currency }: DemoCompany): City {
  return cityNamed(currency === 'EUR' ? 'Frankfurt am Main' : 'Chicago')
}

function nearby({ territories }: DemoMember, home: City): readonly City[] {
  const around = citiesOf(territories).filter(({ country }) => country === home.country)
  return around.length > 0 ? around : [home]
}

/** Most come in the morning. */
function drawArrival(random: Random, day: Span): Date {
  const share = random.chance(0.65) ? random.fraction() * 0.22 : random.fraction() * 0.999
  return pickInstant([day], share)
}
