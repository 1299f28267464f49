import fc from 'fast-check'
import { expect, test } from 'vitest'
import { enrolUserInput, issueApiKeyInput, proposeNumberPrefix } from './enrolment.ts'

test.each([
  ['Tidewell & Marsh Beverage Company', 'TM'],
  ['Acme', 'AC'],
  ['Österreichische Weine', 'OW'],
  ['O', 'OX'],
  ['酒屋', 'XX'],
  ['7 Seas', 'SE'],
])('the customers of %s are numbered %s…', (name, prefix) => {
  expect(proposeNumberPrefix(name)).toBe(prefix)
})

test('every name gives two letters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(proposeNumberPrefix(name)).toMatch(/^[A-Z]{2}$/)
    }),
  )
})

const person = {
  email: ' ada@acme.test ',
  name: 'Ada',
  tenant: 'Acme',
  role: 'owner',
  password: 'a long enough one',
}

test('a person is taken as written, without blanks around', () => {
  expect(enrolUserInput.parse(person)).toMatchObject({ email: 'ada@acme.test' })
})

test.each([
  ['email', 'nobody'],
  ['name', ' '],
  ['tenant', ''],
  ['role', 'boss'],
  ['password', 'short'],
])('a wrong %s is told in a sentence', (field, value) => {
  const result = enrolUserInput.safeParse({ ...person, [field]: value })
  expect(result.error?.issues.map((issue) => issue.path[0])).toEqual([field])
  expect(result.error?.issues[0]?.message).toMatch(/^[A-Z].*\.$/)
})

test('a key has at least one right and an end', () => {
  const key = issueApiKeyInput.parse({ email: 'ada@acme.test', scopes: ['read'] })
  expect(key).toMatchObject({ expiresInDays: 90 })
  expect(issueApiKeyInput.safeParse({ ...key, scopes: [] }).success).toBe(false)
  expect(issueApiKeyInput.safeParse({ ...key, expiresInDays: 400 }).success).toBe(false)
})
