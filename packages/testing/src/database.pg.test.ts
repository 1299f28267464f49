import { expect, test } from 'vitest'
import { createTestDatabase, useDatabase } from './database.ts'

const database = useDatabase()

test('a test connects as the ordinary role, which owns nothing and obeys row security', async () => {
  const [row] = await database.app`
    select current_user as name, rolsuper as is_super, rolbypassrls as bypasses,
      (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned
    from pg_roles where rolname = current_user`
  expect(row).toEqual({ name: 'leora_app', is_super: false, bypasses: false, owned: 0 })
})

test('a clone is its own database and is dropped when closed', async () => {
  const other = await createTestDatabase()
  const name = new URL(other.adminUrl).pathname.slice(1)
  const present = () => database.admin`select 1 from pg_database where datname = ${name}`
  expect(await present()).toHaveLength(1)
  expect(other.adminUrl).not.toBe(database.adminUrl)
  await other.close()
  expect(await present()).toHaveLength(0)
})
