import { aTenant, signIn, type TestActor } from '@leora/testing/actors'
import { useDatabase } from '@leora/testing/database'
import type { FastifyInstance } from 'fastify'
import { describe, expect, test } from 'vitest'
import { aHost, browserOf, inputOf } from '../host.fixture.ts'

const database = useDatabase()

interface Asked {
  statusCode: number
  headers: Record<string, unknown>
}

const urls = {
  'tRPC call': '/trpc/account.ping',
  'tRPC batch': `/trpc/account.ping,account.me,account.listSessions?batch=1&${inputOf({})}`,
  'REST call': '/api/v1/account/ping',
}

function tokenOf({ headers }: Asked): string | undefined {
  const cookies = [headers['set-cookie'] ?? []].flat().map(String)
  expect(cookies.length).toBeLessThanOrEqual(1)
  return cookies.map((cookie) => /^leora=([^;]+)/.exec(cookie)?.[1])[0]
}

function ask(app: FastifyInstance, actor: TestActor, token: string, url = urls['tRPC call']) {
  return app.inject({ url, headers: { ...browserOf(actor), cookie: `leora=${token}` } })
}

async function demote(actor: TestActor, role: string) {
  await database.admin`
    update members set role = ${role} where tenant_id = ${actor.tenantId} and user_id = ${actor.userId}`
}

async function letPass(actor: TestActor, seconds: number) {
  await database.admin`
    update auth.sessions set renewed_at = renewed_at - make_interval(secs => ${seconds})
    where id = ${actor.sessionId}`
}

describe.each(Object.entries(urls))('a changed role gives a new token with a %s', (_kind, url) => {
  test('once, and the next answers keep it (ASVS 7.2.4)', async () => {
    const { rep } = await aTenant(database)
    const { app } = await aHost(database)
    expect(tokenOf(await ask(app, rep, rep.token, url))).toBeUndefined()
    await demote(rep, 'viewer')
    const renewed = tokenOf(await ask(app, rep, rep.token, url))
    expect(renewed).toMatch(/^[\w-]{43}$/)
    const next = await ask(app, rep, String(renewed), url)
    expect([next.statusCode, tokenOf(next)]).toEqual([200, undefined])
  })
})

test('of 20 requests that race exactly one gets the new token, and all are answered', async () => {
  const { rep } = await aTenant(database)
  const { app } = await aHost(database)
  await demote(rep, 'warehouse')
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(app, rep, rep.token)))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(20).fill(200))
  expect(answers.map(tokenOf).filter((token) => token !== undefined)).toHaveLength(1)
})

test('the token before lasts a minute and comes by no new one (ASVS 7.2.4)', async () => {
  const { rep } = await aTenant(database)
  const { app } = await aHost(database)
  await demote(rep, 'viewer')
  const renewed = String(tokenOf(await ask(app, rep, rep.token)))
  await demote(rep, 'warehouse')
  const late = await ask(app, rep, rep.token)
  expect([late.statusCode, tokenOf(late)]).toEqual([200, undefined])
  await letPass(rep, 61)
  expect((await ask(app, rep, rep.token)).statusCode).toBe(401)
  const next = await ask(app, rep, renewed)
  expect([next.statusCode, tokenOf(next)]).toEqual([200, expect.any(String)])
})

test('a stream gets no token and leaves the renewal to the next answer', async () => {
  const { rep } = await aTenant(database)
  const { app, listen } = await aHost(database)
  const address = await listen()
  await demote(rep, 'viewer')
  const stop = new AbortController()
  const stream = await fetch(`${address}/trpc/live.changes`, {
    headers: browserOf(rep),
    signal: stop.signal,
  })
  expect([stream.status, stream.headers.get('set-cookie')]).toEqual([200, null])
  stop.abort()
  expect(tokenOf(await ask(app, rep, rep.token))).toEqual(expect.any(String))
})

test('a changed permission set gives its members new tokens, and nobody else', async () => {
  const { rep, viewer, tenant } = await aTenant(database)
  const { app } = await aHost(database)
  const setId = crypto.randomUUID()
  await database.admin`
    insert into permission_sets (tenant_id, id, name) values (${tenant.id}, ${setId}, 'Tasters')`
  await database.admin`
    update members set permission_set_id = ${setId} where tenant_id = ${tenant.id} and user_id = ${rep.userId}`
  const first = String(tokenOf(await ask(app, rep, rep.token)))
  await database.admin`
    update permission_sets set grants = '{"customers.read": "own"}' where tenant_id = ${tenant.id} and id = ${setId}`
  expect(tokenOf(await ask(app, rep, first))).toEqual(expect.any(String))
  expect(tokenOf(await ask(app, viewer, viewer.token))).toBeUndefined()
})

test('signing out with the token before ends the session too', async () => {
  const { rep } = await aTenant(database)
  const { app } = await aHost(database)
  await demote(rep, 'viewer')
  const renewed = String(tokenOf(await ask(app, rep, rep.token)))
  await app.inject({
    method: 'POST',
    url: '/api/auth/sign-out',
    headers: browserOf(rep),
  })
  expect((await ask(app, rep, renewed)).statusCode).toBe(401)
})

test('an ended session is refused on the next request of every node, whatever they remember (ASVS 7.4.1)', async () => {
  const { rep } = await aTenant(database)
  const other = await signIn(database, rep)
  const nodes = await Promise.all([aHost(database), aHost(database)])
  for (const { app } of nodes) expect((await ask(app, other, other.token)).statusCode).toBe(200)
  await rep.caller.account.endSession({ id: other.sessionId })
  for (const { app } of nodes) expect((await ask(app, other, other.token)).statusCode).toBe(401)
})
