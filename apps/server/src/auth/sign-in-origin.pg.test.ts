import { hashPassword } from '@leora/api/sign-in/password'
import { hashToken } from '@leora/db/tenant'
import { aTenant } from '@leora/testing/actors'
import { useDatabase } from '@leora/testing/database'
import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { aHost } from '../host.fixture.ts'

const database = useDatabase()
const password = 'a long and quiet evening'

async function aPerson() {
  const { owner } = await aTenant(database)
  await database.admin`
    insert into auth.passwords (user_id, hash) values (${owner.userId}, ${await hashPassword(password)})`
  return owner
}

function signInAs(app: FastifyInstance, email: string, cookie = '', remoteAddress = '193.171.1.1') {
  return app.inject({
    method: 'POST',
    url: '/api/auth/sign-in',
    headers: { 'sec-fetch-site': 'same-origin', cookie },
    remoteAddress,
    payload: { email, password },
  })
}

function deviceOf(headers: Record<string, unknown>): string | undefined {
  return [headers['set-cookie'] ?? []]
    .flat()
    .map(
      (cookie) => /^leora-device=([^;]+); .*HttpOnly.*Max-Age=31536000$/.exec(String(cookie))?.[1],
    )
    .find((mark) => mark !== undefined)
}

test('a sign-in marks its browser for a year; only the hash of the mark is kept', async () => {
  const owner = await aPerson()
  const { app } = await aHost(database)
  const first = await signInAs(app, owner.email)
  const mark = deviceOf(first.headers)
  expect(mark).toMatch(/^[\w-]{22}$/)
  const again = await signInAs(app, owner.email, `leora-device=${mark}`)
  expect([again.statusCode, deviceOf(again.headers)]).toEqual([200, undefined])
  const rows = await database.admin`
    select device_hash, country, method from auth.sessions where user_id = ${owner.userId} and id <> ${owner.sessionId}`
  const deviceHash = hashToken(String(mark))
  expect(rows).toEqual(
    [1, 2].map(() => ({ device_hash: deviceHash, country: 'AT', method: 'password' })),
  )
})

test('what is strange about a sign-in is written with it (ASVS 16.3.1)', async () => {
  const owner = await aPerson()
  const { app } = await aHost(database)
  const first = await signInAs(app, owner.email)
  const cookie = `leora-device=${deviceOf(first.headers)}`
  await signInAs(app, owner.email, cookie)
  await signInAs(app, owner.email, cookie, '8.8.8.8')
  await signInAs(app, owner.email, '', '192.168.1.20')
  const rows = await database.admin<{ country: string; anomalies: string[] }[]>`
    select country, anomalies from auth.sign_in_events where user_id = ${owner.userId} order by id`
  expect(rows.map(({ country, anomalies }) => [country, anomalies])).toEqual([
    ['AT', []],
    ['AT', []],
    ['US', ['new_country', 'impossible_travel']],
    ['local', ['new_device']],
  ])
})

test('a refused sign-in leaves no mark', async () => {
  const owner = await aPerson()
  const { app } = await aHost(database)
  const { headers, statusCode } = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-in',
    headers: { 'sec-fetch-site': 'same-origin' },
    payload: { email: owner.email, password: 'something else entirely' },
  })
  expect([statusCode, headers['set-cookie']]).toEqual([401, undefined])
})

test('an address that a proxy forges places nobody (ASVS 4.1.3)', async () => {
  const owner = await aPerson()
  const { app } = await aHost(database)
  await app.inject({
    method: 'POST',
    url: '/api/auth/sign-in',
    headers: { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': '193.171.1.1' },
    payload: { email: owner.email, password },
    remoteAddress: '8.8.8.8',
  })
  const [row] = await database.admin`
    select country from auth.sign_in_events where user_id = ${owner.userId}`
  expect(row).toEqual({ country: 'US' })
})
