import { daysBefore, defaultAsOf } from './calendar.ts'
import type { DemoCompany, DemoMember } from './company.ts'
import { makeColleagues } from './identity/colleagues.ts'
import { makeId } from './make-id.ts'
import { english } from './names/english.ts'
import { fillPattern } from './names/flavour.ts'
import { makePerson } from './names/people.ts'
import { toWebName } from './names/web-name.ts'
import { domesticTerritories, type Territory } from './places/territories.ts'
import { createRandom } from './random.ts'
import { type Lead, makeMembers } from './roster.ts'

export const demoSizes = ['small', 'medium', 'large'] as const
export type DemoSize = (typeof demoSizes)[number]

interface Scale {
  readonly customers: number
  readonly acts: number
  readonly reps: number
  readonly otherCustomers: number
  readonly smallCompanies: number
  readonly trade: Pick<DemoCompany, 'ordersPerCustomer' | 'orderGapFactor' | 'linesPerOrder'>
}

const fullTrade = { ordersPerCustomer: 20, orderGapFactor: 1.3, linesPerOrder: 4 }

const scales: Record<DemoSize, Scale> = {
  small: {
    customers: 300,
    acts: 60,
    reps: 0,
    otherCustomers: 40,
    smallCompanies: 0,
    trade: fullTrade,
  },
  medium: {
    customers: 5_000,
    acts: 2_000,
    reps: 14,
    otherCustomers: 200,
    smallCompanies: 0,
    trade: { ordersPerCustomer: 10, orderGapFactor: 2, linesPerOrder: 3 },
  },
  large: {
    customers: 50_000,
    acts: 20_000,
    reps: 46,
    otherCustomers: 400,
    smallCompanies: 48,
    trade: { ordersPerCustomer: 5, orderGapFactor: 3, linesPerOrder: 1 },
  },
}

const homeOfSmall: readonly Territory[] = ['New England', 'New York', 'Great Lakes', 'California']
const abroad: readonly Territory[] = ['Canada', 'United Kingdom', 'Germany', 'France']

const mainLeads: readonly Lead[] = [
  { name: 'Nora Tidewell', email: 'owner@demo.leora.test', role: 'owner' },
  { name: 'Daniel Okonjo', email: 'manager@demo.leora.test', role: 'manager' },
  { name: 'Lucía Ferrante', email: 'rep@demo.leora.test', role: 'rep' },
  { name: 'Owen Brackett', email: 'rep2@demo.leora.test', role: 'rep' },
  { name: 'Priya Raman', email: 'warehouse@demo.leora.test', role: 'warehouse' },
  { name: 'Helene Vogt', email: 'viewer@demo.leora.test', role: 'viewer' },
]

/** The companies of a demo, the main one first. The same arguments give the same companies; another day, other dates. */
export function listDemoCompanies(
  size: DemoSize,
  seed: number,
  asOf: Date = defaultAsOf,
): DemoCompany[] {
  const scale = scales[size]
  const label = `${size}/${seed}`
  const main = makeMain(
    scale,
    size === 'small' ? homeOfSmall : [...domesticTerritories, ...abroad],
    label,
    asOf,
  )
  return [
    main,
    makeOther(scale, label, asOf, main.members),
    ...Array.from({ length: scale.smallCompanies }, (_, index) => makeSmall(index, label, asOf)),
  ]
}

function makeMain(
  scale: Scale,
  territories: readonly Territory[],
  label: string,
  asOf: Date,
): DemoCompany {
  const seed = `${label}/main`
  const random = createRandom(seed)
  const createdAt = daysBefore(asOf, foundedDays)
  const domain = 'tidewell-marsh.example'
  return {
    id: makeId(random, knownSince),
    name: 'Tidewell & Marsh Beverage Company',
    prefix: 'TM',
    currency: 'USD',
    timeZone: 'America/Chicago',
    locale: 'en',
    createdAt,
    asOf,
    seed,
    customerCount: scale.customers,
    actCount: scale.acts,
    ...scale.trade,
    territories,
    members: [
      ...makeMembers(random, {
        leads: mainLeads,
        reps: scale.reps,
        domain,
        territories,
        hiredAt: knownSince,
      }),
      ...makeColleagues(createRandom(seed, 'colleagues'), domain, knownSince),
    ],
  }
}

/** Its importer partner: the main company's owner may look in, and so belongs to two companies. */
function makeOther(
  scale: Scale,
  label: string,
  asOf: Date,
  partners: readonly DemoMember[],
): DemoCompany {
  const seed = `${label}/other`
  const random = createRandom(seed)
  const createdAt = daysBefore(asOf, foundedDays)
  const leads: Lead[] = [
    { name: 'Matthias Sonnhalder', email: 'owner@other.leora.test', role: 'owner' },
  ]
  const territories: Territory[] = ['Germany', 'France']
  const domain = 'sonnhalder-kontor.example'
  return {
    id: makeId(random, knownSince),
    name: 'Sonnhalder Getränkekontor GmbH',
    prefix: 'SG',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    locale: 'en',
    createdAt,
    asOf,
    seed,
    customerCount: scale.otherCustomers,
    actCount: Math.round(scale.otherCustomers / 2),
    ...fullTrade,
    territories,
    members: [
      ...makeMembers(random, { leads, reps: 3, domain, territories, hiredAt: knownSince }),
      ...partners.filter(({ role }) => role === 'owner').map(asGuest),
    ],
  }
}

function asGuest(member: DemoMember): DemoMember {
  return { ...member, role: 'viewer', signsIn: false, isGuest: true, territories: [] }
}

/** A neighbour on the same install: 10 to 160 customers in one or two territories, nobody signs in. */
function makeSmall(index: number, label: string, asOf: Date): DemoCompany {
  const seed = `${label}/small/${index}`
  const random = createRandom(seed)
  const createdAt = daysBefore(asOf, foundedDays)
  const territories = [
    ...new Set([random.pick(domesticTerritories), random.pick(domesticTerritories)]),
  ]
  const name = fillPattern(random, english, 'distributor')
  const domain = `${toWebName(name)}-${index + 1}.example`
  const owner = makePerson(random, new Set()).name
  const customerCount = random.between(10, 160)
  const leads: Lead[] = [{ name: owner, email: `owner@${domain}`, role: 'owner' }]
  return {
    id: makeId(random, knownSince),
    name,
    prefix: letterPair(index),
    currency: 'USD',
    timeZone: 'America/New_York',
    locale: 'en',
    createdAt,
    asOf,
    seed,
    customerCount,
    actCount: Math.round(customerCount / 10),
    ...scales.large.trade,
    territories,
    members: makeMembers(random, {
      leads,
      reps: random.between(1, 3),
      domain,
      territories,
      hiredAt: knownSince,
    }),
  }
}

/** Just before the first account of the five years. */
const foundedDays = 5 * 366 + 1

/** The time in the ids of companies and people, the same on every day: a demo made yesterday is found today. */
const knownSince = daysBefore(defaultAsOf, foundedDays)

function letterPair(index: number): string {
  return String.fromCharCode(65 + Math.floor(index / 26)) + String.fromCharCode(65 + (index % 26))
}
