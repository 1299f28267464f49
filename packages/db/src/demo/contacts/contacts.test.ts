import { createContactInput } from '@leora/domain/contacts/inputs'
import { expect, it } from 'vitest'
import { listDemoCompanies } from '../companies.ts'
import { listCustomers } from '../history/acts.ts'
import { generateContacts } from './contacts.ts'

const [main] = listDemoCompanies('medium', 1)
if (!main) throw new Error('A demo has a main company')
const contacts = [...generateContacts(main)]

it('passes the rules for a contact made by hand', () => {
  for (const contact of contacts) {
    const parsed = createContactInput.safeParse(contact)
    expect(parsed.error?.issues, contact.name).toBeUndefined()
    expect(parsed.data?.name).toBe(contact.name)
  }
})

it('gives most customers somebody to speak with, and each of those one primary contact', () => {
  const byCustomer = Map.groupBy(contacts, ({ customerId }) => customerId)
  const share = byCustomer.size / listCustomers(main).length
  expect(share).toBeGreaterThan(0.88)
  expect(share).toBeLessThan(0.96)
  for (const people of byCustomer.values()) {
    expect(people.filter(({ isPrimary }) => isPrimary)).toHaveLength(1)
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length)
  }
})

it('knows nobody before their customer, and nobody from the future', () => {
  const since = new Map(listCustomers(main).map(({ id, createdAt }) => [id, createdAt]))
  for (const { customerId, createdAt } of contacts) {
    expect(createdAt >= (since.get(customerId) ?? main.asOf)).toBe(true)
    expect(createdAt <= main.asOf).toBe(true)
  }
})

it('makes the same people again', () => {
  const [again] = listDemoCompanies('medium', 1)
  expect([...generateContacts(again ?? main)]).toEqual(contacts)
})
