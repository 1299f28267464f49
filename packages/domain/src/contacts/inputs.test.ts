import { expect, test } from 'vitest'
import { contactChanges, createContactInput } from './inputs.ts'

const customerId = '01890000-0000-7000-8000-000000000001'

const faultsOf = (input: object) =>
  createContactInput
    .safeParse({ customerId, ...input })
    .error?.issues.map((issue) => issue.path.join('.')) ?? []

test('a name and a customer are enough; what is left empty is not known', () => {
  expect(
    createContactInput.parse({ customerId, name: ' Ana Reyes ', email: '', birthday: '' }),
  ).toEqual({ customerId, name: 'Ana Reyes', email: null, birthday: null })
})

test('who is primary, and what the house counts, is not taken from outside', () => {
  const input = { customerId, name: 'Ana', isPrimary: true, version: 9, consentAt: 'now' }
  expect(createContactInput.parse(input)).toEqual({ customerId, name: 'Ana' })
})

test.for([
  [{ name: '' }, 'name'],
  [{ name: 'a\0' }, 'name'],
  [{ name: 'x'.repeat(201) }, 'name'],
  [{ name: 'Ana', email: 'a@' }, 'email'],
  [{ name: 'Ana', birthday: '31.05.1980' }, 'birthday'],
  [{ name: 'Ana', birthday: '1981-02-29' }, 'birthday'],
  [{ name: 'Ana', birthday: '0001-01-01' }, 'birthday'],
  [{ name: 'Ana', consent: 'maybe' }, 'consent'],
  [{ name: 'Ana', customerId: 'x' }, 'customerId'],
] as const)('%j is refused for its %s', ([input, field]) => {
  expect(faultsOf(input)).toEqual([field])
})

test('a change names at least one field', () => {
  expect(contactChanges.safeParse({}).success).toBe(false)
  expect(contactChanges.parse({ role: null })).toEqual({ role: null })
})
