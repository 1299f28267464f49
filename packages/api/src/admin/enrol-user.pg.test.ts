import { hashToken } from '@leora/db/tenant'
import { useDatabase } from '@leora/testing/database'
import { beforeAll, expect, test } from 'vitest'
import { issueApiKey } from '../account/issue-api-key.ts'
import { verifyPassword } from '../sign-in/password.ts'
import { enrolUser, findMembership } from './enrol-user.ts'

const database = useDatabase()
const password = 'a password for the test'
const ada = {
  email: 'ada@acme.test',
  name: 'Ada',
  tenant: 'Acme Wines',
  role: 'owner',
  password,
} as const

beforeAll(async () => {
  await enrolUser(database.auth, ada)
})

test('a company begins with its owner, who can sign in', async () => {
  const { tenantId, userId } = await findMembership(database.auth, ada)
  const [row] = await database.admin<{ prefix: string; hash: string; role: string }[]>`
    select t.number_prefix as prefix, p.hash, m.role
    from tenants t join members m using (tenant_id) join auth.passwords p on p.user_id = m.user_id
    where t.tenant_id = ${tenantId} and m.user_id = ${userId}`
  expect(row).toMatchObject({ prefix: 'AW', role: 'owner' })
  expect(await verifyPassword(password, row?.hash ?? '')).toBe(true)
})

test('nobody but an owner begins a company', async () => {
  const rep = { ...ada, email: 'rep@acme.test', role: 'rep', tenant: 'Acme Wine' } as const
  await expect(enrolUser(database.auth, rep)).rejects.toThrow(/There is no company Acme Wine:/)
  const left = await database.admin`select from auth.users where email = 'rep@acme.test'`
  expect(left).toHaveLength(0)
})

test('a colleague joins whatever the case of the name, and only once', async () => {
  const bob = { ...ada, email: 'bob@acme.test', role: 'rep', tenant: 'ACME wines' } as const
  expect(await enrolUser(database.auth, bob)).toMatchObject({ isNewTenant: false, isNewUser: true })
  await expect(enrolUser(database.auth, { ...bob, email: 'Bob@Acme.test' })).rejects.toThrow(
    /belongs to ACME wines already/,
  )
})

test('a person of two companies keeps the password and must name the company for a key', async () => {
  const again = { ...ada, tenant: 'Bulk Beers', password: 'another password entirely' }
  expect(await enrolUser(database.auth, again)).toMatchObject({
    isNewTenant: true,
    isNewUser: false,
  })
  const [row] = await database.admin<{ hash: string }[]>`
    select hash from auth.passwords join auth.users on id = user_id where email = ${ada.email}`
  expect(await verifyPassword(password, row?.hash ?? '')).toBe(true)
  const key = { email: ada.email, name: 'Test', scopes: ['read' as const], expiresInDays: 1 }
  await expect(issueApiKey(database.auth, key)).rejects.toThrow(
    /Acme Wines, Bulk Beers|Bulk Beers, Acme Wines/,
  )
  const issued = await issueApiKey(database.auth, { ...key, tenant: 'bulk beers' })
  expect(issued).toMatchObject({ tenantName: 'Bulk Beers' })
  expect(issued.secret).toMatch(/^leora_\w{49}$/)
})

test('a key acts as its person in its company, and its secret is not kept', async () => {
  const { secret } = await issueApiKey(database.auth, {
    email: 'ada@acme.test',
    tenant: 'Acme Wines',
    name: 'Test',
    scopes: ['read', 'write'],
    expiresInDays: 1,
  })
  const actor = await database.tenants.asCredential({
    credential: { kind: 'key', tokenHash: hashToken(secret) },
    request: { id: 'test' },
    isWrite: false,
    run: (_db, found) => Promise.resolve(found),
  })
  const { tenantId, userId } = await findMembership(database.auth, ada)
  expect(actor).toMatchObject({ kind: 'api', tenantId, userId, role: 'owner' })
  const rows = await database.admin`select * from api_keys`
  expect(JSON.stringify(rows)).not.toContain(secret)
})

test('enrolment and keys are on record', async () => {
  const rows = await database.admin<{ entity: string }[]>`
    select distinct entity_type as entity from audit_log order by 1`
  expect(rows.map((row) => row.entity)).toEqual(['api_keys', 'members', 'tenants'])
})
