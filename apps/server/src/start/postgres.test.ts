import { rmSync } from 'node:fs'
import { findSecrets, replaceEncryptionKey } from '@leora/db/home-secrets'
import { makeHome } from '@leora/testing/held-cluster'
import { expect, test } from 'vitest'
import { readSettings } from '../env.ts'
import { listAddresses } from './postgres.ts'

const adminUrl = 'postgres://admin:a@db.test:5432/leora'
const [old, next] = ['o'.repeat(40), 'n'.repeat(40)]
const DATABASE_URL = adminUrl

const addressesWith = (environment: Record<string, string>) =>
  listAddresses(readSettings([], environment), adminUrl)

test('the roles keep their passwords through every step of a rotation', () => {
  const steps = [
    { DATABASE_URL, ENCRYPTION_KEY: old },
    {
      DATABASE_URL,
      ENCRYPTION_KEY: old,
      ENCRYPTION_KEYS_READABLE: next,
      DATABASE_ROLES_KEY: old,
    },
    {
      DATABASE_URL,
      ENCRYPTION_KEY: next,
      ENCRYPTION_KEYS_READABLE: old,
      DATABASE_ROLES_KEY: old,
    },
    { DATABASE_URL, ENCRYPTION_KEY: next, DATABASE_ROLES_KEY: old },
  ]
  const urls = steps
    .map((step) => addressesWith(step))
    .map(({ appUrl, authUrl }) => [appUrl, authUrl])
  expect(new Set(urls.flat()).size).toBe(2)
  expect(steps.map((step) => addressesWith(step).readKeys())).toEqual([
    { active: old, readable: [] },
    { active: old, readable: [next] },
    { active: next, readable: [old] },
    { active: next, readable: [] },
  ])
})

test('a new key of the home is read by who runs already, and leaves the roles alone', () => {
  const home = makeHome()
  rmSync(home, { recursive: true })
  const settings = readSettings(['--home', home], {})
  const { appUrl, readKeys } = listAddresses(settings, adminUrl)
  const { active } = readKeys()
  replaceEncryptionKey(home)
  expect(readKeys()).toEqual({ active: findSecrets(home)?.encryptionKey, readable: [active] })
  expect(readKeys().active).not.toBe(active)
  expect(listAddresses(settings, adminUrl).appUrl).toBe(appUrl)
})
