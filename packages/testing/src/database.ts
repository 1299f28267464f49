import { randomBytes } from 'node:crypto'
import { roleUrl } from '@leora/db/connection'
import { type Database, type DatabaseOptions, openDatabase } from '@leora/db/database'
import postgres from 'postgres'
import { afterAll, beforeAll, inject } from 'vitest'
import { atDatabase } from './postgres-setup.ts'

/** A database of its own, reached as the ordinary roles; `admin` is for arranging and looking. */
export interface TestDatabase extends Database {
  readonly admin: postgres.Sql
  readonly adminUrl: string
  readonly appUrl: string
  readonly authUrl: string
  readonly rolesKey: string
}

export type TestDatabaseOptions = Omit<DatabaseOptions, 'appUrl' | 'authUrl'>

/** Clones the run's template; `close` drops the clone. */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { adminUrl: serverUrl, template, rolesKey } = inject('testServer')
  const name = `leora_test_${randomBytes(6).toString('hex')}`
  const server = postgres(serverUrl, { max: 1, onnotice: () => undefined })
  await server.unsafe(`create database ${name} template ${template} strategy file_copy`)
  const adminUrl = atDatabase(serverUrl, name)
  const appUrl = roleUrl(adminUrl, 'leora_app', rolesKey)
  const authUrl = roleUrl(adminUrl, 'leora_auth', rolesKey)
  const database = openDatabase({ poolSize: 4, ...options, appUrl, authUrl })
  const admin = postgres(adminUrl, { max: 2, onnotice: () => undefined })
  return {
    ...database,
    admin,
    adminUrl,
    appUrl,
    authUrl,
    rolesKey,
    close: async () => {
      await Promise.all([database.close(), admin.end({ timeout: 5 })])
      await server.unsafe(`drop database ${name} with (force)`)
      await server.end()
    },
  }
}

/** One database for a test file, made before its first test and dropped after its last. */
export function useDatabase(options: TestDatabaseOptions = {}): TestDatabase {
  let opened: TestDatabase | undefined
  beforeAll(async () => {
    opened = await createTestDatabase(options)
  })
  afterAll(async () => {
    await opened?.close()
  })
  const current = () => {
    if (opened === undefined) throw new Error('The test database opens before the first test.')
    return opened
  }
  return {
    get admin() {
      return current().admin
    },
    get adminUrl() {
      return current().adminUrl
    },
    get appUrl() {
      return current().appUrl
    },
    get authUrl() {
      return current().authUrl
    },
    get rolesKey() {
      return current().rolesKey
    },
    get pool() {
      return current().pool
    },
    get tenants() {
      return current().tenants
    },
    get auth() {
      return current().auth
    },
    get app() {
      return current().app
    },
    close: () => current().close(),
  }
}
