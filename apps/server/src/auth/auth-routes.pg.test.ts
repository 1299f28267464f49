import { hashPassword } from '@leora/api/sign-in/password'
import { anApiKey, aTenant, type TestActor } from '@leora/testing/actors'
import { useDatabase } from '@leora/testing/database'
import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { aHost, browserOf } from '../host.fixture.ts'

const database = useDatabase()
const password = 'a long enough sentence'

async function aPerson(): Promise<TestActor> {
  const { owner } = await aTenant(database)
  await database.admin`
    insert into auth.passwords (user_id, hash) values (${owner.userId}, ${await hashPassword(password)})`
  return owner
}

function signIn(app: FastifyInstance, body: unknown, headers: Record<string, string> = {}) {
  return app.inject({
    method: 'POST',
    url: '/api/auth/sign-in',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
    payload: JSON.stringify(body),
  })
}

function whoAmI(app: FastifyInstance, cookie: string) {
  return app.inject({ url: '/trpc/account.me', headers: { cookie } })
}

test('the cookie of a sign-in signs in, until it is signed out', async () => {
  const { email, userId } = await aPerson()
  const { app } = await aHost(database)
  const answer = await signIn(app, { email, password })
  expect([answer.statusCode, answer.json()]).toEqual([200, { next: 'done' }])
  expect(answer.headers['cache-control']).toBe('no-store')
  const given = String(answer.headers['set-cookie'])
  expect(given).toMatch(/^leora=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Expires=/)
  const [cookie = ''] = given.split(';')
  expect((await whoAmI(app, cookie)).json().result.data.user.id).toBe(userId)
  // Another cookie whose name only ends like ours is not ours.
  expect((await whoAmI(app, `x${cookie}`)).statusCode).toBe(401)
  expect((await whoAmI(app, `a=1; ${cookie}; b=2`)).statusCode).toBe(200)

  const out = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-out',
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
  })
  expect(out.statusCode).toBe(200)
  expect(out.headers['set-cookie']).toBe('leora=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0')
  expect((await whoAmI(app, cookie)).statusCode).toBe(401)
})

test('on https the cookie is bound to the host and to https (ASVS 3.3.1, 3.3.2, 3.3.3, 3.3.4)', async () => {
  const { email } = await aPerson()
  const { app } = await aHost(database, { env: { publicUrl: 'https://crm.example.com' } })
  const answer = await signIn(app, { email, password })
  const cookie = String(answer.headers['set-cookie'])
  expect(cookie).toMatch(/^__Host-leora=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; /)
  expect(cookie).not.toMatch(/domain/i)
  // The name without the prefix could be set by a sibling host.
  const plain = cookie.split(';')[0]?.replace('__Host-', '') ?? ''
  expect((await whoAmI(app, plain)).statusCode).toBe(401)
})

test('a sign-in ignores the session it came with and makes a new token', async () => {
  const owner = await aPerson()
  const { app } = await aHost(database)
  const answer = await signIn(app, { email: owner.email, password }, browserOf(owner))
  expect(String(answer.headers['set-cookie'])).not.toContain(owner.token)
})

test('a wrong password and an unknown address answer the same', async () => {
  const { email } = await aPerson()
  const { app } = await aHost(database)
  const wrong = await signIn(app, { email, password: 'another sentence' })
  const unknown = await signIn(app, { email: 'nobody@example.test', password })
  const withoutId = ({ error }: { error: object }) => ({ ...error, requestId: '' })
  expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401])
  expect(withoutId(wrong.json())).toEqual(withoutId(unknown.json()))
  expect(Object.keys(wrong.headers).sort()).toEqual(Object.keys(unknown.headers).sort())
  expect(wrong.headers).not.toHaveProperty('set-cookie')
})

test.each([
  [{}, ['email', 'password']],
  [{ email: 'a@b.c' }, ['password']],
  [{ email: ['a'], password: 1 }, ['email', 'password']],
  [{ email: 'a'.repeat(300), password: 'x' }, ['email']],
  [null, ['email', 'password']],
])('%j names the fields %j', async (body, fields) => {
  const { app } = await aHost(database)
  const answer = await signIn(app, body)
  expect(answer.statusCode).toBe(400)
  expect(Object.keys(answer.json().error.fields).sort()).toEqual(fields)
})

test('guessing is slowed down, with the time to wait', async () => {
  const { email } = await aPerson()
  const { app } = await aHost(database)
  let last = await signIn(app, { email, password: 'guess' })
  for (let guess = 0; guess < 30 && last.statusCode !== 429; guess++) {
    last = await signIn(app, { email, password: `guess ${guess}` })
  }
  expect(last.statusCode).toBe(429)
  expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
  expect(last.json().error.reason).toBe('limit_reached')
})

test('an API key cannot sign anybody out', async () => {
  const { owner } = await aTenant(database)
  const key = await anApiKey(owner, ['read'])
  const { app } = await aHost(database)
  const headers = { authorization: `Bearer ${key.token}` }
  const out = await app.inject({ method: 'POST', url: '/api/auth/sign-out', headers })
  expect(out.statusCode).toBe(200)
  expect((await app.inject({ url: '/trpc/account.ping', headers })).statusCode).toBe(200)
})

test('the demo sign-ins are told only where this install made them', async () => {
  const accounts = [{ email: 'owner@demo.leora.test', password: 'leora-demo-sign-in' }]
  const plain = await aHost(database)
  const demo = await aHost(database, { demoAccounts: accounts })
  const url = '/api/auth/config'
  expect((await plain.app.inject({ url })).json()).toMatchObject({ demo: false, outbox: false })
  expect((await demo.app.inject({ url })).json()).toMatchObject({ demo: true, accounts })
})
