import type { CustomerType } from '@leora/domain/customers/customer'
import { formatCustomerNumber } from '@leora/domain/customers/number'
import { drawHistory } from '../calendar.ts'
import type { DemoCompany, DemoMember } from '../company.ts'
import { makeId } from '../make-id.ts'
import type { City } from '../places/cities.ts'
import { createPhoneBook } from '../places/phones.ts'
import { type Address, makeAddress } from '../places/streets.ts'
import { citiesOf, type Territory, territoryOf } from '../places/territories.ts'
import { createRandom, type Random } from '../random.ts'
import { type Account, makeAccount, typeMix, venuesOf } from './account.ts'
import { createNaming, type Identity } from './identity.ts'
import { makeNotes } from './notes.ts'
import { makeTags } from './tags.ts'

export interface DemoCustomer extends Identity, Address, Account {
  tenantId: string
  id: string
  number: string
  customerType: CustomerType
  phone: string | null
  licenceNumber: string | null
  currency: string
  tags: string[]
  territory: Territory
  ownerId: string | null
  notes: string | null
  createdAt: Date
  deletedAt: null
}

/** The customers of a company, oldest first. */
export function* generateCustomers(company: DemoCompany): Generator<DemoCustomer> {
  const random = createRandom(company.seed, 'customers')
  const cities = citiesOf(company.territories).map((city) => [city, city.weight] as const)
  const nameAccount = createNaming(random, company.customerCount)
  const findPhone = createPhoneBook()
  const repsOf = groupReps(company.members)
  let serial = 0
  for (const createdAt of drawHistory(random, company.customerCount, company.asOf)) {
    serial++
    const city = random.weigh(cities)
    const territory = territoryOf(city)
    const customerType = random.weigh(typeMix)
    const venue = random.weigh(venuesOf[customerType])
    yield {
      tenantId: company.id,
      id: makeId(random, createdAt),
      number: formatCustomerNumber(company.prefix, serial),
      customerType,
      ...nameAccount(customerType, venue, city),
      ...makeAddress(random, city),
      ...makeAccount(random, customerType, createdAt, company.asOf),
      phone: random.chance(0.95) ? findPhone(city) : null,
      licenceNumber: makeLicence(random, city, serial),
      currency: company.currency,
      tags: makeTags(random, venue),
      territory,
      ownerId: pickOwner(random, repsOf.get(territory) ?? []),
      notes: makeNotes(random),
      createdAt,
      deletedAt: null,
    }
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

function pickOwner(random: Random, reps: readonly string[]): string | null {
  return reps.length > 0 && random.chance(0.96) ? random.pick(reps) : null
}

/** American states license who sells alcohol; the serial keeps two accounts from sharing one. */
function makeLicence(random: Random, city: City, serial: number): string | null {
  if (city.country !== 'US' || !random.chance(0.86)) return null
  return `${city.region}-${random.pick(['RL', 'BW', 'OP', 'DL'])}-${String(200_000 + serial * 7 + random.below(7)).padStart(7, '0')}`
}
