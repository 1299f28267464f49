import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hashPassword } from '@leora/api/sign-in/password'
import { aTenant, type TestActor } from '@leora/testing/actors'
import { anAuthenticator } from '@leora/testing/builders/authenticator'
import { useDatabase } from '@leora/testing/database'
import type { FastifyInstance } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { aHost } from '../host.fixture.ts'
import {
  callback,
  comeBack,
  cookieOf,
  saidIn,
  start,
  useProvider,
} from './provider-visit.fixture.ts'

const database = useDatabase()
const password = 'a long enough sentence'
const visit = useProvider(database)
let persons = 0
const recover = () => {
  visit.provider.held = null
  visit.provider.delay = 0
}

/** Somebody of a company who is at the provider's keyboard, too. */
async function aPerson(withPassword = true): Promise<TestActor> {
  const { rep } = await aTenant(database)
  persons += 1
  visit.provider.person = { subject: `person-${persons}`, email: rep.email, isEmailVerified: true }
  await database.admin`update auth.users set email_verified_at = now() where id = ${rep.userId}`
  if (withPassword) {
    await database.admin`
      insert into auth.passwords (user_id, hash) values (${rep.userId}, ${await hashPassword(password)})`
  }
  return rep
}

async function depart(app: FastifyInstance, returnTo?: string) {
  const begun = await start(app, { input: returnTo === undefined ? {} : { returnTo } })
  expect(begun.statusCode).toBe(200)
  const url: string = begun.json().url
  return { url, cookie: cookieOf(begun, 'leora-step'), back: await visit.provider.visit(url) }
}

async function signIn(app: FastifyInstance, returnTo?: string) {
  const { cookie, back } = await depart(app, returnTo)
  return await comeBack(app, back, cookie)
}

function byPassword(app: FastifyInstance, email: string, cookie = '') {
  return app.inject({
    method: 'POST',
    url: '/api/auth/sign-in',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie },
    payload: JSON.stringify({ email, password }),
  })
}

async function identitiesOf({ userId }: TestActor) {
  return [...(await database.admin`select subject from auth.identities where user_id = ${userId}`)]
}

const refusedAs = (answer: Parameters<typeof saidIn>[0]) => saidIn(answer, 'refused')

test('who has no other way in signs in by the provider, and is known again by subject (ASVS 10.1.1, 10.5.2)', async () => {
  const rep = await aPerson(false)
  const { app } = await visit.aHost()
  const first = await signIn(app, '/customers?status=on_hold')
  expect([first.statusCode, first.headers.location]).toEqual([302, '/customers?status=on_hold'])
  const me = await app.inject({
    url: '/trpc/account.me',
    headers: { cookie: cookieOf(first, 'leora') },
  })
  expect(me.json().result.data.user.id).toBe(rep.userId)
  // What the provider gave stays here: the browser holds our cookies and no token of its.
  expect(JSON.stringify([first.headers, first.body])).not.toMatch(
    /access_token|id_token|eyJ[\w-]+\./,
  )
  // Another address at the provider, proven or not, is the same person still.
  visit.provider.person = {
    ...visit.provider.person,
    email: 'moved@example.test',
    isEmailVerified: false,
  }
  expect((await signIn(app)).headers.location).toBe('/')
  expect(await identitiesOf(rep)).toHaveLength(1)
})

test('an account with a password is not handed over by an address: its person proves it once (ASVS 10.5.2)', async () => {
  const rep = await aPerson()
  const { app } = await visit.aHost()
  const answer = await signIn(app, '/today')
  expect(refusedAs(answer)).toBe('prove')
  expect(answer.cookies.map(({ name }) => name)).not.toContain('leora')
  expect(await identitiesOf(rep)).toEqual([])
  const link = cookieOf(answer, 'leora-link')
  expect((await byPassword(app, rep.email, link)).json()).toEqual({ next: 'done' })
  expect(await identitiesOf(rep)).toHaveLength(1)
  const next = await signIn(app)
  expect(next.cookies.map(({ name }) => name)).toContain('leora')

  // Somebody else who signs in with that browser gets nothing attached.
  const victim = await aPerson()
  const left = cookieOf(await signIn(app), 'leora-link')
  expect((await byPassword(app, rep.email, left)).statusCode).toBe(200)
  expect(await identitiesOf(victim)).toEqual([])
  expect(await identitiesOf(rep)).toHaveLength(1)
})

test('an unproven address and an unknown person are refused', async () => {
  await aPerson(false)
  const { app } = await visit.aHost()
  visit.provider.person = { ...visit.provider.person, isEmailVerified: false }
  expect(refusedAs(await signIn(app))).toBe('unverified')
  visit.provider.person = { subject: 'nobody', email: 'nobody@example.test', isEmailVerified: true }
  expect(refusedAs(await signIn(app))).toBe('unknown')
})

test('an address given to somebody else at the provider opens nothing', async () => {
  const rep = await aPerson(false)
  const { app } = await visit.aHost()
  await signIn(app)
  visit.provider.person = { ...visit.provider.person, subject: 'successor' }
  expect(refusedAs(await signIn(app))).toBe('prove')
  expect(await identitiesOf(rep)).toHaveLength(1)
})

test('a second factor is asked for after the provider, too (ASVS 6.3.3)', async () => {
  const rep = await aPerson(false)
  const { app } = await visit.aHost()
  await signIn(app)
  await anAuthenticator(rep)
  const answer = await signIn(app, '/today')
  expect(answer.headers.location).toBe('/sign-in?factors=totp&from=%2Ftoday')
  expect(answer.cookies.map(({ name }) => name)).not.toContain('leora')
})

test.each([
  ['trust', ['mfa'], '/today'],
  ['trust', ['otp', 'pwd'], '/today'],
  ['trust', ['fpt', 'hwk'], '/today'],
  ['trust', ['otp'], '/sign-in?factors=totp&from=%2Ftoday'],
  ['trust', ['hwk'], '/sign-in?factors=totp&from=%2Ftoday'],
  ['trust', ['sms', 'otp'], '/sign-in?factors=totp&from=%2Ftoday'],
  ['trust', ['pwd', 'pin'], '/sign-in?factors=totp&from=%2Ftoday'],
  ['trust', undefined, '/sign-in?factors=totp&from=%2Ftoday'],
  ['ask', ['mfa'], '/sign-in?factors=totp&from=%2Ftoday'],
] as const)(
  'with OIDC_FACTOR=%s, who proved %j to the provider goes on to %s',
  async (factor, methods, to) => {
    const rep = await aPerson(false)
    const { app } = await visit.aHost({ oidcFactor: factor })
    await signIn(app)
    await anAuthenticator(rep)
    visit.provider.person = {
      ...visit.provider.person,
      ...(methods ? { methods: [...methods] } : {}),
    }
    expect((await signIn(app, '/today')).headers.location).toBe(to)
  },
)

test('what left another browser, came twice, late, or with another state opens nothing (ASVS 10.1.2, 10.2.1)', async () => {
  await aPerson(false)
  const { app } = await visit.aHost()
  const mine = await depart(app)
  const other = await depart(app)
  expect(refusedAs(await comeBack(app, mine.back, ''))).toBe('ended')
  // Login CSRF: an attacker's answer in the victim's browser, which had begun a sign-in of its own.
  expect(refusedAs(await comeBack(app, mine.back, other.cookie))).toBe('refused')
  expect((await comeBack(app, mine.back, mine.cookie)).headers.location).toBe('/')
  expect(refusedAs(await comeBack(app, mine.back, mine.cookie))).toBe('ended')

  const changed = async (name: string, value: string) => {
    const { back, cookie } = await depart(app)
    const url = new URL(back)
    url.searchParams.set(name, value)
    return refusedAs(await comeBack(app, url.href, cookie))
  }
  expect(await changed('state', 'made-up')).toBe('refused')
  expect(await changed('iss', 'http://127.0.0.1:1')).toBe('refused')
  expect(await changed('code', 'made-up')).toBe('refused')
  // A code that another sign-in earned does not fit this one's verifier.
  const stolen = new URL((await depart(app)).back).searchParams.get('code') ?? ''
  expect(await changed('code', stolen)).toBe('refused')

  const late = await depart(app)
  await database.admin`update auth.challenges set expires_at = now() - interval '1 second'`
  expect(refusedAs(await comeBack(app, late.back, late.cookie))).toBe('ended')
})

test('a proof for another nonce is refused (ASVS 10.5.1)', async () => {
  await aPerson(false)
  const { app } = await visit.aHost()
  const { back, cookie } = await depart(app)
  await database.admin`
    update auth.challenges set details = jsonb_set(details, '{nonce}', '"another"') where purpose = 'oidc_sign_in'`
  expect(refusedAs(await comeBack(app, back, cookie))).toBe('refused')
})

test('a proof with another signature is refused', async () => {
  await aPerson(false)
  const { app } = await visit.aHost()
  visit.provider.isForged = true
  onTestFinished(() => {
    visit.provider.isForged = false
  })
  expect(refusedAs(await signIn(app))).toBe('refused')
})

test('the way to the provider is begun by this website alone, with PKCE, asks for no more than who it is, and leads back inside (ASVS 10.2.2, 10.2.3, 10.4.6)', async () => {
  const { app } = await visit.aHost()
  const { searchParams } = new URL((await start(app)).json().url)
  expect(Object.fromEntries(searchParams)).toMatchObject({
    code_challenge_method: 'S256',
    redirect_uri: callback,
    response_type: 'code',
    scope: 'openid email profile',
  })
  expect((await start(app, { headers: { 'sec-fetch-site': 'cross-site' } })).statusCode).toBe(403)
  for (const away of ['//evil.example', '/\\evil.example', 'https://evil.example', '']) {
    expect((await start(app, { input: { returnTo: away } })).statusCode).toBe(400)
  }
})

test.each(['nothing', 'garbage'])(
  'a provider that answers %s is told of, and tried again',
  async (what) => {
    const server = createServer((_request, response) => {
      response.end('<html>not today</html>')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const close = () => new Promise<void>((resolve) => void server.close(() => resolve()))
    if (what === 'nothing') await close()
    else onTestFinished(close)
    const { app } = await visit.aHost({ oidcIssuer: issuer })
    for (const answer of [await start(app), await start(app)]) {
      expect([answer.statusCode, answer.json().error.message]).toEqual([
        503,
        'Harbour ID does not answer. Try again, or sign in another way.',
      ])
    }
  },
)

test('a provider that is found by nobody in time is told of in a sentence, and hung up on', async () => {
  const rep = await aPerson()
  visit.provider.held = '/.well-known/'
  onTestFinished(recover)
  const { app } = await visit.aHost({ oidcPatience: 0.5 })
  const answer = await start(app)
  expect([answer.statusCode, answer.json().error.message]).toEqual([
    503,
    'Harbour ID does not answer. Try again, or sign in another way.',
  ])
  await visit.provider.untilLeft()
  expect((await byPassword(app, rep.email)).json()).toEqual({ next: 'done' })
  recover()
  expect((await start(app)).statusCode).toBe(200)
})

test.each(['/.well-known/', '/token', '/jwks'])(
  'a provider that takes %s and never answers ends the sign-in in a sentence, and nothing is left of it',
  async (held) => {
    const rep = await aPerson()
    const { cookie, back } = await depart((await visit.aHost()).app, '/today')
    visit.provider.held = held
    onTestFinished(recover)
    // A host that has not asked the provider yet, as after a start in between.
    const { app } = await visit.aHost({ oidcPatience: 0.5 })
    const answer = await comeBack(app, back, cookie)
    expect([answer.statusCode, answer.headers.location]).toEqual([
      302,
      '/sign-in?refused=unavailable&from=%2Ftoday',
    ])
    await visit.provider.untilLeft()
    const opened = answer.cookies.flatMap(({ name, value }) => (value === '' ? [] : name))
    expect(opened).toEqual([])
    const [left] = await database.admin`
      select (select count(*)::int from auth.identities where user_id = ${rep.userId}) as identities,
        (select count(*)::int from auth.sessions where user_id = ${rep.userId} and method = 'oidc') as sessions`
    expect(left).toEqual({ identities: 0, sessions: 0 })
    expect(refusedAs(await comeBack(app, back, cookie))).toBe('ended')
    expect((await byPassword(app, rep.email)).json()).toEqual({ next: 'done' })
  },
)

test('a whole sign-in has one patience: answers that are each in time may still take too long', async () => {
  const rep = await aPerson(false)
  const { cookie, back } = await depart((await visit.aHost()).app)
  visit.provider.delay = 400
  onTestFinished(recover)
  // Finding it, the token and the keys: each within a second, together more.
  const { app } = await visit.aHost({ oidcPatience: 1 })
  expect(refusedAs(await comeBack(app, back, cookie))).toBe('unavailable')
  expect(await identitiesOf(rep)).toEqual([])
})

test('without the settings there is no such way in', async () => {
  const { app } = await aHost(database)
  expect((await start(app)).statusCode).toBe(404)
  const config = await app.inject({ url: '/api/auth/config' })
  expect(config.json()).toMatchObject({ provider: null })
})
