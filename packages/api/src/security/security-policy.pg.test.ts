import { aMember, aTenant, signIn } from '@leora/testing/actors'
import { anAuthenticator } from '@leora/testing/builders/authenticator'
import { useDatabase } from '@leora/testing/database'
import { expect, test } from 'vitest'

const database = useDatabase()
const policy = {
  expectedVersion: 0,
  factorRequiredRoles: ['rep'] as const,
  idleMinutes: 60,
  absoluteHours: 12,
}
const asked = { ...policy, factorRequiredRoles: [...policy.factorRequiredRoles] }

test('what a company asks for counts with the next request, and ends once the factor is proven (ASVS 6.3.3)', async () => {
  const { owner, rep: signedIn, tenant } = await aTenant(database)
  const rep = await signIn(database, signedIn, { isFactorProven: false })
  await rep.caller.account.ping()
  await owner.caller.admin.setSecurityPolicy(asked)
  await expect(rep.caller.account.ping()).rejects.toMatchObject({
    cause: { reason: 'factor_required' },
  })
  expect(await rep.caller.account.me()).toMatchObject({ gate: 'enrol' })
  const app = await anAuthenticator(rep)
  expect(await rep.caller.account.me()).toMatchObject({ gate: 'verify' })
  await rep.caller.account.proveFactor({ method: 'totp', code: app.codeAt(0) })
  expect(await rep.caller.account.me()).toMatchObject({ gate: null })
  expect(await rep.caller.account.ping()).toMatchObject({ tenantId: tenant.id })
  await expect(rep.caller.account.removeTotp()).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

test('sessions end when idle and when old, by the policy of their company (ASVS 7.3.1, 7.3.2)', async () => {
  const { owner, rep } = await aTenant(database)
  await owner.caller.admin.setSecurityPolicy({ ...asked, factorRequiredRoles: [] })
  const idle = await signIn(database, rep)
  const old = await signIn(database, rep)
  const fresh = await signIn(database, rep)
  await database.admin`
    update auth.sessions set last_seen_at = now() - interval '61 minutes' where id = ${idle.sessionId}`
  await database.admin`
    update auth.sessions set created_at = now() - interval '13 hours' where id = ${old.sessionId}`
  for (const { caller } of [idle, old]) {
    await expect(caller.account.ping()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  }
  await expect(fresh.caller.account.ping()).resolves.toBeDefined()
})

test('fields that belong together are checked together: nothing idles longer than it lasts (ASVS 2.2.3)', async () => {
  const { owner } = await aTenant(database)
  const wrong = { ...asked, idleMinutes: 121, absoluteHours: 2 }
  await expect(owner.caller.admin.setSecurityPolicy(wrong)).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    cause: { fields: { idleMinutes: 'A session cannot idle longer than it lasts.' } },
  })
})

test('of two owners who change the policy at once one is told of the other', async () => {
  const { owner, tenant } = await aTenant(database)
  const other = await aMember(database, tenant.id, 'owner')
  const tries = await Promise.allSettled(
    [owner, other].map(({ caller }) => caller.admin.setSecurityPolicy(asked)),
  )
  expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await owner.caller.admin.getSecurityPolicy()).toMatchObject({
    version: 1,
    idleMinutes: 60,
  })
})

test('an owner who asks their own role for a factor has one', async () => {
  const { owner } = await aTenant(database)
  const own = { ...asked, factorRequiredRoles: ['owner' as const] }
  await expect(owner.caller.admin.setSecurityPolicy(own)).rejects.toMatchObject({
    cause: { reason: 'invalid_state' },
  })
  await anAuthenticator(owner)
  await expect(owner.caller.admin.setSecurityPolicy(own)).resolves.toMatchObject({ version: 1 })
})

test('an owner resets the factors of a member of their company alone, and it is recorded with the reason', async () => {
  const { owner, rep } = await aTenant(database)
  const elsewhere = await aTenant(database)
  await anAuthenticator(rep)
  await owner.caller.admin.resetFactors({ userId: rep.userId, reason: 'Lost the phone' })
  await expect(rep.caller.account.ping()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  const rows = await database.admin`
    select changes -> 'reason' ->> 'new' as reason, actor_id from audit_log
    where entity_id = ${rep.userId} and action = 'permission_changed'`
  expect(rows).toEqual([{ reason: 'Lost the phone', actor_id: owner.userId }])
  await database.admin`
    insert into members (tenant_id, user_id, role) values (${elsewhere.tenant.id}, ${rep.userId}, 'rep')`
  await expect(
    owner.caller.admin.resetFactors({ userId: rep.userId, reason: 'Once more' }),
  ).rejects.toMatchObject({ cause: { reason: 'invalid_state' } })
})
