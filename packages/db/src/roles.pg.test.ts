import { useDatabase } from '@leora/testing/database'
import { atDatabase } from '@leora/testing/postgres-setup'
import postgres from 'postgres'
import { expect, test } from 'vitest'
import { ensureRoles } from './roles.ts'

const database = useDatabase()

test('no role of the server is a superuser, bypasses row security, makes roles or owns anything (ASVS 13.2.2)', async () => {
  const roles = await database.admin`
    select rolname from pg_roles where rolname in ('leora_app', 'leora_auth', 'leora_search')
      and not (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication) order by rolname`
  expect(roles.map(({ rolname }) => rolname)).toEqual(['leora_app', 'leora_auth', 'leora_search'])
  const owned = await database.admin`
    select c.oid::regclass::text as name from pg_class c join pg_roles r on r.oid = c.relowner
    where r.rolname in ('leora_app', 'leora_auth', 'leora_search')`
  expect(owned).toEqual([])
  const memberships = await database.admin`
    select r.rolname from pg_auth_members m join pg_roles r on r.oid = m.member
    where r.rolname in ('leora_app', 'leora_auth')`
  expect(memberships).toEqual([])
})

test('every connection of the server reckons in UTC (ASVS 16.2.2)', async () => {
  const [app] = await database.app`select current_setting('TimeZone') as zone`
  const slot = await database.pool.acquire()
  const [pooled] = await slot.send<{ zone: string }>("select current_setting('TimeZone') as zone")
  slot.release()
  expect([app?.['zone'], pooled?.zone]).toEqual(['UTC', 'UTC'])
})

test('nodes of two databases of one server may see to the same roles at once', async () => {
  const other = `${new URL(database.adminUrl).pathname.slice(1)}_beside`
  await database.admin.unsafe(`create database ${other}`)
  const admins = [database.adminUrl, atDatabase(database.adminUrl, other)].flatMap((url) =>
    [1, 2, 3].map(() => postgres(url, { max: 1, onnotice: () => undefined })),
  )
  try {
    for (let round = 0; round < 5; round++) {
      await Promise.all(admins.map((admin) => ensureRoles(admin, database.rolesKey)))
    }
  } finally {
    for (const admin of admins) await admin.end()
    await database.admin.unsafe(`drop database ${other} with (force)`)
  }
})
