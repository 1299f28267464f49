import { listRecentHours, pickInstant } from '../calendar.ts'
import type { DemoCompany } from '../company.ts'
import type { DemoCustomer } from '../customers/customer.ts'
import { generateLives } from '../customers/customers.ts'
import { createRandom } from '../random.ts'
import type { Act } from './act.ts'

// Kept with the company, because the record, the notifications and the sessions all read them.
const known = new WeakMap<DemoCompany, readonly Act[]>()

/** What is kept of each customer for the rows that hang on it. */
export type KnownCustomer = Pick<
  DemoCustomer,
  | 'id'
  | 'name'
  | 'customerType'
  | 'lifecycleStage'
  | 'creditLimitMinor'
  | 'balanceMinor'
  | 'paymentTerms'
  | 'email'
  | 'phone'
  | 'ownerId'
  | 'status'
  | 'createdAt'
>
const knownCustomers = new WeakMap<DemoCompany, readonly KnownCustomer[]>()

function keep(customer: DemoCustomer): KnownCustomer {
  const { id, name, customerType, email, phone, ownerId, status, createdAt } = customer
  const { lifecycleStage, creditLimitMinor, balanceMinor, paymentTerms } = customer
  return {
    id,
    name,
    customerType,
    lifecycleStage,
    creditLimitMinor,
    balanceMinor,
    paymentTerms,
    email,
    phone,
    ownerId,
    status,
    createdAt,
  }
}

/** What happened lately in a company, oldest first. */
export function listActs(company: DemoCompany): readonly Act[] {
  for (const _customer of known.has(company) ? [] : generateCustomersOnce(company));
  return known.get(company) ?? []
}

/** The customers of a company, oldest first. */
export function listCustomers(company: DemoCompany): readonly KnownCustomer[] {
  for (const _customer of knownCustomers.has(company) ? [] : generateCustomersOnce(company));
  return knownCustomers.get(company) ?? []
}

/** The customers of a company; once the last is made, its acts are known without making them again. */
export function* generateCustomersOnce(company: DemoCompany): Generator<DemoCustomer> {
  const acts = listRoleChanges(company)
  const customers: KnownCustomer[] = []
  for (const { customer, acts: own } of generateLives(company)) {
    acts.push(...own)
    customers.push(keep(customer))
    yield customer
  }
  knownCustomers.set(company, customers)
  known.set(
    company,
    acts.sort((a, b) => a.at.getTime() - b.at.getTime()),
  )
}

const formerRoles = { warehouse: 'viewer', viewer: 'rep' } as const

/** Those who cannot sell got their roles lately, from the owner. */
function listRoleChanges(company: DemoCompany): Act[] {
  const { members, asOf, timeZone, seed } = company
  const random = createRandom(seed, 'roles')
  const hours = listRecentHours(asOf, timeZone)
  const owner = members.find(({ role }) => role === 'owner')
  return members.flatMap(({ id, name, role, signsIn }) => {
    if (!owner || !signsIn || (role !== 'warehouse' && role !== 'viewer')) return []
    return {
      at: pickInstant(hours, 0.3 + random.fraction() * 0.5),
      actorId: owner.id,
      entityType: 'members',
      entityId: id,
      entityName: name,
      action: 'updated',
      changes: { role: { old: formerRoles[role], new: role } },
    }
  })
}
