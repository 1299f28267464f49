import { createCustomerInput } from '@leora/domain/customers/inputs'
import { isCustomerNumber } from '@leora/domain/customers/number'
import { beforeAll, describe, expect, it } from 'vitest'
import { listDemoCompanies } from '../companies.ts'
import type { DemoCompany } from '../company.ts'
import { cities } from '../places/cities.ts'
import { territoryOf } from '../places/territories.ts'
import type { DemoCustomer } from './customer.ts'
import { generateCustomers } from './customers.ts'

let company: DemoCompany
let customers: DemoCustomer[]

beforeAll(() => {
  const [main] = listDemoCompanies('medium', 1)
  if (!main) throw new Error('A demo has a main company')
  company = main
  customers = [...generateCustomers(main)]
})

const share = (test: (customer: DemoCustomer) => boolean) =>
  customers.filter(test).length / customers.length

const unique = (values: readonly (string | null)[]) => {
  const known = values.filter((value) => value !== null)
  return new Set(known).size === known.length
}

describe('generateCustomers', () => {
  it('passes the rules for a customer made by hand', () => {
    for (const customer of customers) {
      const parsed = createCustomerInput.safeParse(customer)
      expect(parsed.error?.issues, customer.name).toBeUndefined()
      expect(parsed.data?.name).toBe(customer.name)
    }
  })

  it('gives every customer an id, number, name, e-mail and licence of its own', () => {
    expect(customers).toHaveLength(5_000)
    for (const key of ['id', 'number', 'name', 'email', 'licenceNumber'] as const) {
      expect(unique(customers.map((customer) => customer[key])), key).toBe(true)
    }
    expect(
      unique(
        customers.filter((c) => c.website && c.customerType !== 'chain').map((c) => c.website),
      ),
    ).toBe(true)
  })

  it('numbers customers in the order in which they came, with a right check digit', () => {
    expect(
      customers.every(({ number }) => isCustomerNumber(number) && number.startsWith('TM')),
    ).toBe(true)
    expect(customers.map(({ number }) => number)).toEqual(
      customers.map(({ number }) => number).sort(),
    )
  })

  it('makes ids of version 7 that carry the time of creation', () => {
    for (const { id, createdAt } of customers) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(createdAt.getTime())
    }
  })

  it('leaves no hole of a pattern and no stray space in a name', () => {
    for (const { name } of customers) expect(name).toMatch(/^\S[^{}\n]*\S$/)
    expect(customers.some(({ name }) => / {2}/.test(name))).toBe(false)
  })

  it('writes names in several languages, some very long, some in other scripts', () => {
    expect(share(({ name }) => /[àâäçéèêëíîïñóôöùúüß]/i.test(name))).toBeGreaterThan(0.05)
    expect(share(({ name }) => name.includes("'"))).toBeGreaterThan(0.03)
    expect(customers.some(({ name }) => name.length > 55)).toBe(true)
    const scripts = ['Han', 'Hangul', 'Greek', 'Cyrillic', 'Arabic', 'Hiragana']
    for (const script of scripts) {
      const pattern = new RegExp(`\\p{Script=${script}}`, 'u')
      expect(
        customers.some(({ name }) => pattern.test(name)),
        script,
      ).toBe(true)
    }
  })

  it('puts a customer where its city is: region, postal code, position and territory agree', () => {
    for (const customer of customers) {
      const city = cities.find(
        ({ city, region }) => city === customer.city && region === customer.region,
      )
      if (!city) throw new Error(`${customer.city}, ${customer.region} is in no list`)
      const postal = city.postalPattern.replaceAll('#', '\\d').replaceAll('@', '[A-Z]')
      expect(customer.postalCode).toMatch(new RegExp(`^${postal}$`))
      expect(customer.country).toBe(city.country)
      expect(Math.abs(customer.latitude - city.latitude)).toBeLessThan(0.3)
      expect(Math.abs(customer.longitude - city.longitude)).toBeLessThan(0.3)
      if (customer.territory !== null) expect(customer.territory).toBe(territoryOf(city))
    }
    expect(share(({ territory }) => territory === null)).toBeCloseTo(1 / 75, 3)
    expect(share(({ phone }) => phone === null)).toBeCloseTo(1 / 75, 2)
  })

  it('is owned by a rep of its territory, or by nobody yet', () => {
    const territories = new Map(company.members.map((member) => [member.id, member.territories]))
    for (const { ownerId, territory } of customers) {
      if (ownerId !== null && territory !== null)
        expect(territories.get(ownerId)).toContain(territory)
    }
    expect(share(({ ownerId }) => ownerId === null)).toBeGreaterThan(0.02)
    expect(share(({ ownerId }) => ownerId === null)).toBeLessThan(0.07)
  })

  it('reaches nobody: telephone ranges kept for fiction, and domains that resolve nowhere', () => {
    const fictional =
      /^\+1 \d{3}-555-0\d{3}$|^\+44 (20 7946 0|161 496 0|113 496 0|131 496 0|29 2018 0)\d{3}$|^\+49 (30 23125|40 66969|89 99998|221 4710|69 90009) \d{3}$|^\+33 (1 99 00|4 65 71|5 36 49|3 53 01) \d\d \d\d$/
    for (const { phone, email, billingEmail, website } of customers) {
      if (phone !== null) expect(phone).toMatch(fictional)
      for (const address of [email, billingEmail]) {
        if (address !== null) expect(address).toMatch(/^[a-z0-9-]+@[a-z0-9.-]+\.(example|test)$/)
      }
      if (website !== null)
        expect(website).toMatch(/^https:\/\/www\.[a-z0-9-]+\.example(\/[a-z0-9-]+)?$/)
    }
    expect(unique(customers.map(({ phone }) => phone))).toBe(true)
  })

  it('mixes types, stages and states as a distributor sees them', () => {
    expect(share((c) => c.customerType === 'on_premise')).toBeCloseTo(0.53, 1)
    expect(share((c) => c.lifecycleStage === 'customer')).toBeCloseTo(0.7, 1)
    for (const stage of ['lead', 'trial', 'dormant', 'lost']) {
      expect(
        share((c) => c.lifecycleStage === stage),
        stage,
      ).toBeGreaterThan(0.02)
    }
    expect(share((c) => c.status === 'on_hold')).toBeGreaterThan(0.01)
    expect(share((c) => c.status === 'closed')).toBeGreaterThan(0.01)
    expect(share((c) => c.status === 'active')).toBeGreaterThan(0.88)
  })

  it('gives larger types more credit, and lets a few owe more than their limit', () => {
    const median = (type: string) => {
      const limits = customers
        .filter((c) => c.customerType === type && c.creditLimitMinor > 0)
        .map((c) => c.creditLimitMinor)
        .sort((a, b) => a - b)
      return limits[Math.floor(limits.length / 2)] ?? 0
    }
    expect(median('chain')).toBeGreaterThan(2 * median('on_premise'))
    expect(median('distributor')).toBeGreaterThan(2 * median('chain'))
    const over = share((c) => c.balanceMinor > c.creditLimitMinor)
    expect(over).toBeGreaterThan(0.005)
    expect(over).toBeLessThan(0.04)
    expect(
      customers.every((c) => c.balanceMinor >= 0 && Number.isSafeInteger(c.balanceMinor)),
    ).toBe(true)
  })

  it('owes nothing and has no terms before it buys', () => {
    const before = customers.filter(({ lifecycleStage }) =>
      ['lead', 'trial', 'lost'].includes(lifecycleStage),
    )
    expect(
      before.every((c) => c.balanceMinor === 0 && c.creditLimitMinor === 0 && !c.paymentTerms),
    ).toBe(true)
  })

  it('spreads five growing years over the seasons, and nothing lies in the future', () => {
    const start = new Date('2021-11-01T00:00:00Z')
    for (const { createdAt, updatedAt } of customers) {
      expect(createdAt >= start && createdAt <= updatedAt && updatedAt <= company.asOf).toBe(true)
    }
    const inMonths = (...months: number[]) =>
      share((c) => months.includes(c.createdAt.getUTCMonth()))
    expect(inMonths(8, 9)).toBeGreaterThan(2 * inMonths(11, 0))
    const inYear = (year: number) => share((c) => c.createdAt.getUTCFullYear() === year)
    expect(inYear(2025)).toBeGreaterThan(1.3 * inYear(2022))
    expect(share((c) => [0, 6].includes(c.createdAt.getUTCDay()))).toBe(0)
  })

  it('groups the sites of a chain under one domain and one billing address', () => {
    const sites = Map.groupBy(
      customers.filter((c) => c.customerType === 'chain'),
      (c) => c.email?.split('@')[1],
    )
    expect([...sites.values()].filter((chain) => chain.length >= 3).length).toBeGreaterThan(20)
    for (const chain of sites.values())
      expect(new Set(chain.map((c) => c.billingEmail)).size).toBe(1)
  })
})

it('stays unique and plausible at fifty thousand', { timeout: 30_000 }, () => {
  const [large] = listDemoCompanies('large', 1)
  if (!large) throw new Error('A demo has a main company')
  const taken = { id: new Set<string>(), number: new Set<string>(), name: new Set<string>() }
  const emails = new Set<string>()
  let count = 0
  let withEmail = 0
  let disambiguated = 0
  for (const customer of generateCustomers(large)) {
    count++
    for (const key of ['id', 'number', 'name'] as const) taken[key].add(customer[key])
    if (customer.name.endsWith(`, ${customer.city}`)) disambiguated++
    if (customer.email === null) continue
    withEmail++
    emails.add(customer.email)
  }
  expect(count).toBe(50_000)
  expect([taken.id.size, taken.number.size, taken.name.size]).toEqual([count, count, count])
  expect(emails.size).toBe(withEmail)
  expect(disambiguated).toBeLessThan(count / 20)
})
