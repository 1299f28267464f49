import { locales } from '@leora/domain/account/inputs'
import { roles } from '@leora/domain/actor'
import { expect, test } from 'vitest'
import { apiKeyCreatedMail } from './api-key-created.ts'
import { apiKeyExpiringMail } from './api-key-expiring.ts'
import { permissionSetChangedMail } from './permission-set-changed.ts'
import { roleChangedMail } from './role-changed.ts'

const key = {
  companyName: 'Harbour Beverages',
  creatorName: 'Ada Hill',
  isOwn: false,
  keyName: 'Till export',
  scopes: ['read', 'write'],
  expiresAt: '2026-03-01T23:30:00Z',
} as const

test('the notice of a new key says who, what and until when, in the reader’s language and time', () => {
  const english = apiKeyCreatedMail({ locale: 'en', name: 'Bo', timeZone: 'Europe/Vienna' }, key)
  expect(english.subject).toBe('A new API key for Harbour Beverages')
  expect(english.body).toContain('Ada Hill made the API key "Till export"')
  expect(english.body).toContain('may read and change everything')
  expect(english.body).toContain('until March 2, 2026')
  const german = apiKeyCreatedMail({ locale: 'de', name: 'Bo', timeZone: 'UTC' }, key)
  expect(german.subject).toBe('Ein neuer API-Schlüssel für Harbour Beverages')
  expect(german.body).toContain('bis zum 1. März 2026 alles lesen und ändern, was Ada Hill darf')
})

test('the maker of a key is addressed as such', () => {
  const own = { ...key, isOwn: true }
  expect(apiKeyCreatedMail({ locale: 'en', name: 'Ada', timeZone: 'UTC' }, own).body).toContain(
    'You made the API key',
  )
  expect(apiKeyCreatedMail({ locale: 'de', name: 'Ada', timeZone: 'UTC' }, own).body).toContain(
    'Sie haben in Leora den API-Schlüssel',
  )
})

test('the notice of a key that ends says which, when and whether it is still used', () => {
  const ending = { ...key, makerName: 'Ada Hill', keyStart: 'leora_ab12', lastUsedAt: null }
  const english = apiKeyExpiringMail(
    { locale: 'en', name: 'Bo', timeZone: 'Europe/Vienna' },
    ending,
  )
  expect(english.subject).toBe('An API key for Harbour Beverages expires on March 2, 2026')
  expect(english.body).toContain('"Till export" (leora_ab12…) that Ada Hill made')
  expect(english.body).toContain('It was never used.')
  const used = { ...ending, isOwn: true, keyStart: null, lastUsedAt: '2026-02-20T12:00:00Z' }
  const german = apiKeyExpiringMail({ locale: 'de', name: 'Bo', timeZone: 'UTC' }, used)
  expect(german.subject).toBe('Ein API-Schlüssel für Harbour Beverages läuft am 1. März 2026 ab')
  expect(german.body).toContain('„Till export“, den Sie für Harbour Beverages angelegt haben,')
  expect(german.body).toContain('zuletzt am 20. Februar 2026 genutzt')
})

test.each(locales)('every role has a name in %s', (locale) => {
  for (const to of roles) {
    const mail = roleChangedMail(
      { locale, name: 'Bo' },
      { companyName: 'Harbour', changedByName: 'Ada', from: 'rep', to },
    )
    expect(mail.subject + mail.body).not.toContain('undefined')
    expect(mail.body).toContain('Bo')
  }
})

test.each([
  ['en', 'Night shift', 'The permission set "Night shift" counts from now on'],
  ['en', null, 'The rights of your role, sales rep, count from now on'],
  ['de', 'Nachtschicht', 'Ab sofort gilt der Berechtigungssatz „Nachtschicht“;'],
  ['de', null, 'Ab sofort gelten die Rechte Ihrer Rolle Außendienst;'],
] as const)('the notice of other rights says in %s which count: %s', (locale, set, sentence) => {
  const facts = { companyName: 'Harbour', changedByName: 'Ada Hill', role: 'rep', set } as const
  const { body } = permissionSetChangedMail({ locale, name: 'Bo' }, facts)
  expect(body).toContain(sentence)
  expect(body).toContain('Ada Hill')
})
