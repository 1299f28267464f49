import { formatCustomerNumber } from '@leora/domain/customers/number'
import { drawHistory, listRecentHours } from '../calendar.ts'
import type { DemoCompany, DemoMember } from '../company.ts'
import type { Life } from '../history/act.ts'
import { createChronicle } from '../history/chronicle.ts'
import { makeId } from '../make-id.ts'
import type { City } from '../places/cities.ts'
import { createPhoneBook } from '../places/phones.ts'
import { makeAddress } from '../places/streets.ts'
import { citiesOf, type Territory, territoryOf } from '../places/territories.ts'
import { createRandom, createSparse, type Random } from '../random.ts'
import { createAccounting, typeMix, venuesOf } from './account.ts'
import type { DemoCustomer } from './customer.ts'
import { createNaming } from './identity.ts'
import { makeNotes } from './notes.ts'
import { makeTags } from './tags.ts'

/** The customers of a company, oldest first. */
export function* generateCustomers(company: DemoCompany): Generator<DemoCustomer> {
  for (const { customer } of generateLives(company)) yield customer
}

export function* generateLives(company: DemoCompany): Generator<Life> {
  const { asOf, timeZone, seed, customerCount } = company
  const random = createRandom(seed, 'customers')
  const cities = citiesOf(company.territories).map((city) => [city, city.weight] as const)
  const nameAccount = createNaming(random, customerCount)
  const findPhone = createPhoneBook()
  const makeAccount = createAccounting(seed)
  const isUnplaced = createSparse(createRandom(seed, 'unplaced'), 75)
  const isUnreachable = createSparse(createRandom(seed, 'unreachable'), 75)
  const isUnowned = createSparse(createRandom(seed, 'unowned'), 27)
  const repsOf = groupReps(company.members)
  const recent = listRecentHours(asOf, timeZone)
  const recordedFrom = new Date(recent[0]?.from ?? asOf)
  const recall = createChronicle(company, recent)
  let serial = 0
  for (const createdAt of drawHistory(
    createRandom(seed, 'calendar'),
    customerCount,
    asOf,
    timeZone,
  )) {
    serial++
    const city = random.weigh(cities)
    const territory = isUnplaced() ? null : territoryOf(city)
    const customerType = random.weigh(typeMix)
    const venue = random.weigh(venuesOf[customerType])
    const customer = {
      tenantId: company.id,
      id: makeId(random, createdAt),
      number: formatCustomerNumber(company.prefix, serial),
      customerType,
      ...nameAccount(customerType, venue, city),
      ...makeAddress(random, city),
      ...makeAccount(serial, customerType, { createdAt, asOf, recordedFrom }),
      phone: isUnreachable() ? null : findPhone(city),
      licenceNumber: makeLicence(random, city, serial),
      currency: company.currency,
      tags: makeTags(random, venue),
      territory,
      ownerId: pickOwner(random, isUnowned(), repsOf.get(territory ?? territoryOf(city)) ?? []),
      notes: makeNotes(random),
      createdAt,
      deletedAt: null,
    }
    yield recall(serial, customer)
  }
}

function groupReps(members: readonly DemoMember[]): Map<Territory, string[]> {
  const reps = new Map<Territory, string[]>()
  for (const { id, territories } of members) {
    for (const territory of territories) {
      const others = reps.get(territory)
      if (others) others.push(id)
      else reps.set(territory, [id])
    }
  }
  return reps
}

function pickOwner(random: Random, isUnowned: boolean, reps: readonly string[]): string | null {
  return reps.length > 0 && !isUnowned ? random.pick(reps) : null
}

/** American states license who sells alcohol; the serial keeps two accounts from sharing one. */
function makeLicence(random: Random, city: City, serial: number): string | null {
  if (city.country !== 'US' || !random.chance(0.86)) return null
  return `${city.region}-${random.pick(['RL', 'BW', 'OP', 'DL'])}-${String(200_000 + serial * 7 + random.below(7)).padStart(7, '0')}`
}
