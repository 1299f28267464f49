import { hashToken } from '@leora/db/tenant'
import { aTenant, callerOf, signIn } from '@leora/testing/actors'
import { useDatabase } from '@leora/testing/database'
import { expect, test } from 'vitest'
import { openSession } from './open-session.ts'
import { type RenewedToken, renewSession } from './renew-session.ts'

const database = useDatabase()

test('a proof renews the token, and the token before gains nothing by it (ASVS 7.2.4)', async () => {
  const { owner, tenant } = await aTenant(database)
  await database.admin`
    insert into security_policies (tenant_id, factor_required_roles) values (${tenant.id}, '{owner}')`
  await database.admin`
    insert into auth.totp (user_id, secret_sealed, confirmed_at) values (${owner.userId}, ''::bytea, now())`
  const fresh = await signIn(database, owner, { isFactorProven: false, isSteppedUp: false })
  const given: RenewedToken[] = []
  await renewSession(
    { database, credential: fresh.credential, giveToken: (renewed) => given.push(renewed) },
    { isFactorProven: true, isSteppedUp: true },
  )
  expect(given).toHaveLength(1)
  const tokenHash = hashToken(given[0]?.token ?? '')
  expect((await callerOf(database, { kind: 'session', tokenHash }).account.me()).gate).toBeNull()
  expect((await fresh.caller.account.me()).gate).toBe('verify')
  const [late, present] = await Promise.all(
    [fresh.credential.tokenHash, tokenHash].map((hash) =>
      database.tenants.asCredential({
        credential: { kind: 'session', tokenHash: hash },
        request: { id: 'test' },
        isWrite: false,
        run: (_db, actor) => Promise.resolve(actor.isSteppedUp),
      }),
    ),
  )
  expect([late, present]).toEqual([false, true])
})

test('where no answer carries a cookie the token stays and the proof is noted', async () => {
  const { owner } = await aTenant(database)
  const fresh = await signIn(database, owner, { isFactorProven: false, isSteppedUp: false })
  await renewSession({ database, credential: fresh.credential }, { isSteppedUp: true })
  const [row] = await database.admin`
    select token_hash, stepped_up_at is not null as stepped, factor_proven_at from auth.sessions
    where id = ${fresh.sessionId}`
  expect(row).toEqual({
    token_hash: fresh.credential.tokenHash,
    stepped: true,
    factor_proven_at: null,
  })
})

test('the new cookie ends when the company lets its session end', async () => {
  const { owner, tenant } = await aTenant(database)
  await database.admin`
    insert into security_policies (tenant_id, absolute_hours) values (${tenant.id}, 8)`
  const given: RenewedToken[] = []
  await renewSession({
    database,
    credential: owner.credential,
    giveToken: (renewed) => given.push(renewed),
  })
  const [row] = await database.admin<{ end: Date }[]>`
    select created_at + interval '8 hours' as end from auth.sessions where id = ${owner.sessionId}`
  expect(Date.parse(given[0]?.expiresAt ?? '')).toBe(row?.end.getTime())
})

test('the cookie of a sign-in ends with its session, by default after 30 days', async () => {
  const { userId, tenantId } = (await aTenant(database)).owner
  const request = { id: 'test' }
  const open = () =>
    openSession(database.auth, {
      userId,
      tenantId,
      method: 'password',
      isFactorProven: false,
      request,
    })
  const hoursLeft = ({ expiresAt }: { expiresAt: string }) =>
    Math.round((Date.parse(expiresAt) - Date.now()) / 3_600_000)
  expect(hoursLeft(await open())).toBe(720)
  await database.admin`
    insert into security_policies (tenant_id, absolute_hours) values (${tenantId}, 12)`
  expect(hoursLeft(await open())).toBe(12)
})
