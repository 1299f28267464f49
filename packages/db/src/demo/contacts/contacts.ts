import type { ContactConsent } from '@leora/domain/contacts/contact'
import type { CustomerType } from '@leora/domain/customers/customer'
import type { DemoCompany } from '../company.ts'
import { type KnownCustomer, listCustomers } from '../history/acts.ts'
import { makeId } from '../make-id.ts'
import { makePerson } from '../names/people.ts'
import { createRandom, type Random } from '../random.ts'

const rolesOf: Readonly<Record<CustomerType, readonly string[]>> = {
  on_premise: ['Owner', 'Beverage director', 'Sommelier', 'Bar manager', 'Chef', 'Bookkeeping'],
  off_premise: ['Store manager', 'Wine buyer', 'Owner', 'Receiving', 'Bookkeeping'],
  chain: ['Site manager', 'Regional buyer', 'Category manager', 'Accounts payable'],
  distributor: ['Head of purchasing', 'Import desk', 'Logistics', 'Finance'],
  other: ['Event manager', 'Purchasing', 'Catering lead', 'Office'],
}

const counts: readonly (readonly [number, number])[] = [
  [0, 8],
  [1, 50],
  [2, 30],
  [3, 12],
]

const consents: readonly (readonly [ContactConsent, number])[] = [
  ['unknown', 58],
  ['given', 34],
  ['refused', 8],
]

const dayMs = 86_400_000

// The primary contact by customer, which activities and tasks name; kept with the company.
const known = new WeakMap<DemoCompany, ReadonlyMap<string, string>>()

export function listPrimaryContacts(company: DemoCompany): ReadonlyMap<string, string> {
  for (const _contact of known.has(company) ? [] : generateContacts(company));
  return known.get(company) ?? new Map()
}

/** The people at a company's customers, each customer's first one primary. */
export function* generateContacts(company: DemoCompany) {
  const random = createRandom(company.seed, 'contacts')
  const primary = new Map<string, string>()
  for (const customer of listCustomers(company)) {
    const taken = new Set<string>()
    const roles = [...rolesOf[customer.customerType]]
    const count = random.weigh(counts)
    for (let place = 0; place < count; place++) {
      const contact = makeContact(random, company, customer, place, taken, roles)
      if (place === 0) primary.set(customer.id, contact.id)
      yield contact
    }
  }
  known.set(company, primary)
}

function makeContact(
  random: Random,
  { id: tenantId, asOf }: DemoCompany,
  customer: KnownCustomer,
  place: number,
  taken: Set<string>,
  roles: string[],
) {
  const { name, mailbox } = makePerson(random, taken)
  const age = asOf.getTime() - customer.createdAt.getTime()
  // The first is known with the customer, the others are met later.
  const createdAt = new Date(
    customer.createdAt.getTime() + (place === 0 ? 0 : age * random.fraction() * 0.7),
  )
  const consent = random.weigh(consents)
  const [role = null] = roles.splice(random.below(roles.length), 1)
  const domain = customer.email?.split('@')[1]
  const isReachable = random.chance(0.78)
  return {
    tenantId,
    id: makeId(random, createdAt),
    customerId: customer.id,
    name,
    role,
    email: domain !== undefined && isReachable ? `${mailbox}@${domain}` : null,
    phone:
      customer.phone !== null && random.chance(0.6)
        ? `${customer.phone} ext. ${10 + place * 3 + random.below(3)}`
        : null,
    birthday: random.chance(0.12) ? makeBirthday(random) : null,
    consent,
    consentAt: consent === 'unknown' ? null : createdAt,
    isPrimary: place === 0,
    version: 1,
    createdAt,
    updatedAt: createdAt,
    deletedAt: null,
  }
}

function makeBirthday(random: Random): string {
  return new Date(Date.UTC(1958, 0, 1) + random.below(16_000) * dayMs).toISOString().slice(0, 10)
}
