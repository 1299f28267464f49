import { describe, expect, test } from 'vitest'
import {
  createCustomerInput,
  customerChanges,
  listCustomersInput,
  searchCustomersInput,
  withCustomerDefaults,
} from './inputs.ts'

const faultsOf = (result: {
  error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined
}) => result.error?.issues.map((issue) => issue.path.join('.')) ?? []

describe('create', () => {
  test('a name is enough', () => {
    expect(createCustomerInput.parse({ name: ' The Anchor ' })).toEqual({ name: 'The Anchor' })
    expect(withCustomerDefaults({ name: 'The Anchor' })).toMatchObject({
      status: 'active',
      tags: [],
      creditLimitMinor: 0,
    })
  })

  test('empty text means not known', () => {
    const input = createCustomerInput.parse({
      name: 'X',
      city: '  ',
      email: '',
      website: '',
      notes: null,
    })
    expect(input).toMatchObject({ city: null, email: null, website: null, notes: null })
  })

  test('what belongs to the house is not taken from outside (ASVS 15.3.3)', () => {
    const input = createCustomerInput.parse({
      name: 'X',
      number: 'AB000000018',
      version: 9,
      balanceMinor: 5,
      tenantId: 't',
      deletedAt: 'now',
    })
    expect(input).toEqual({ name: 'X' })
  })

  test.for([
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(201) }, 'name'],
    [{ name: 'a\0' }, 'name'],
    [{ name: 5 }, 'name'],
    [{ name: 'X', email: 'a@' }, 'email'],
    [{ name: 'X', website: 'ftp://x.example' }, 'website'],
    [{ name: 'X', website: 'javascript:alert(1)' }, 'website'],
    [{ name: 'X', country: 'at' }, 'country'],
    [{ name: 'X', latitude: -90.1 }, 'latitude'],
    [{ name: 'X', longitude: Number.NaN }, 'longitude'],
    [{ name: 'X', creditLimitMinor: 1.5 }, 'creditLimitMinor'],
    [{ name: 'X', creditLimitMinor: -1 }, 'creditLimitMinor'],
    [{ name: 'X', creditLimitMinor: Number.MAX_SAFE_INTEGER }, 'creditLimitMinor'],
    [{ name: 'X', tags: Array(51).fill('t') }, 'tags'],
    [{ name: 'X', tags: [''] }, 'tags.0'],
    [{ name: 'X', status: 'gone' }, 'status'],
    [{ name: 'X', ownerId: 'me' }, 'ownerId'],
    [{ name: 'X', id: '1' }, 'id'],
  ] as const)('%j is refused for its %s (ASVS 1.2.2, 2.2.1)', ([input, field]) => {
    expect(faultsOf(createCustomerInput.safeParse(input))).toEqual([field])
  })
})

test('a change names at least one field', () => {
  expect(customerChanges.safeParse({}).success).toBe(false)
  expect(customerChanges.safeParse({ unknown: 1 }).success).toBe(false)
  expect(customerChanges.parse({ city: null })).toEqual({ city: null })
})

test('lists and searches refuse what cannot be looked for, by its field', () => {
  expect(faultsOf(listCustomersInput.safeParse({ text: 'a\0' }))).toEqual(['text'])
  expect(faultsOf(listCustomersInput.safeParse({ territory: '\ud800' }))).toEqual(['territory'])
  expect(faultsOf(listCustomersInput.safeParse({ limit: 201 }))).toEqual(['limit'])
  expect(faultsOf(searchCustomersInput.safeParse({ text: '  ' }))).toEqual(['text'])
  expect(listCustomersInput.parse({})).toEqual({ sort: 'name', order: 'asc', limit: 50 })
})
