import { hashToken } from '@leora/db/tenant'
import { anApiKey, aTenant, callerOf } from '@leora/testing/actors'
import { useDatabase } from '@leora/testing/database'
import { expect, test, vi } from 'vitest'

const database = useDatabase()

const input = { name: 'Nightly export', scopes: ['read' as const], expiresInDays: 90 }

test('a key is shown by its first characters, and by them alone', async () => {
  const { owner } = await aTenant(database)
  const { secret, ...created } = await owner.caller.account.createApiKey(input)
  expect(created.start).toBe(secret.slice(0, 10))
  const [listed] = await owner.caller.account.listApiKeys()
  expect(listed).toEqual({ ...created, start: secret.slice(0, 10), lastUsedIp: null })
  expect(JSON.stringify(listed)).not.toContain(secret.slice(10))
  const [row] = await database.admin`select token_hash from api_keys where id = ${created.id}`
  expect(row?.['token_hash']).toEqual(hashToken(secret))
})

test('when and from where a key was last used is shown, and leaves no line in the history', async () => {
  const { owner } = await aTenant(database)
  const key = await anApiKey(owner, ['read'])
  await key.caller.account.ping()
  await vi.waitFor(async () => {
    const [listed] = await owner.caller.account.listApiKeys()
    expect(listed).toMatchObject({ lastUsedIp: '192.0.2.1', lastUsedAt: expect.any(String) })
  })
  const recorded = await database.admin`
    select action from audit_log where entity_type = 'api_keys' and entity_id = ${key.sessionId}`
  expect(recorded).toEqual([{ action: 'created' }])
})

test('a key of a person with fewer rights has fewer rights at its next call', async () => {
  const { manager } = await aTenant(database)
  const key = await anApiKey(manager, ['read', 'write'])
  const customer = await key.caller.crm.customers.create({ name: 'The Anchor' })
  await database.admin`
    update members set role = 'viewer' where tenant_id = ${manager.tenantId} and user_id = ${manager.userId}`
  await expect(key.caller.crm.customers.create({ name: 'The Bell' })).rejects.toThrow('viewer')
  expect((await key.caller.crm.customers.get({ id: customer.id })).name).toBe('The Anchor')
})

test('a key of a person who was let go opens nothing', async () => {
  const { manager } = await aTenant(database)
  const key = await anApiKey(manager, ['read'])
  await key.caller.account.ping()
  await database.admin`
    update members set suspended_at = now()
    where tenant_id = ${manager.tenantId} and user_id = ${manager.userId}`
  await expect(key.caller.account.ping()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
})

test('a key that has ended or was revoked opens nothing', async () => {
  const { owner } = await aTenant(database)
  const ended = await anApiKey(owner, ['read'])
  await database.admin`update api_keys set expires_at = now() where id = ${ended.sessionId}`
  await expect(ended.caller.account.ping()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  const revoked = await anApiKey(owner, ['read'])
  await owner.caller.account.revokeApiKey({ id: revoked.sessionId })
  await expect(revoked.caller.account.ping()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
})

test('a session’s token is no key, and a key no session', async () => {
  const { owner } = await aTenant(database)
  const key = await anApiKey(owner, ['read'])
  const asKey = callerOf(database, { kind: 'key', tokenHash: hashToken(owner.token) })
  const asSession = callerOf(database, { kind: 'session', tokenHash: hashToken(key.token) })
  await expect(asKey.account.ping()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  await expect(asSession.account.ping()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
})
