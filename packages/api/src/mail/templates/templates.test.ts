import { locales } from '@leora/domain/account/inputs'
import { roles } from '@leora/domain/actor'
import { expect, test } from 'vitest'
import { apiKeyCreatedMail } from './api-key-created.ts'
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
