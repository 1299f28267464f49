import { hashPassword } from '@leora/api/sign-in/password'
import { aTenant, signIn as openSession, type TestActor } from '@leora/testing/actors'
import { aPasskey, type Faults, TestPasskey } from '@leora/testing/builders/passkey'
import { useDatabase } from '@leora/testing/database'
import type { FastifyInstance } from 'fastify'
import { expect, onTestFinished, test, vi } from 'vitest'
import { aHost } from '../host.fixture.ts'

const database = useDatabase()
const refused = 'This passkey was not accepted. Try again, or sign in another way.'
const usedUp = 'This took too long, or was used already. Try again.'

interface Step {
  cookie: string
  options: { challenge: string; rpId: string; allowCredentials?: { id: string }[] }
}

function post(app: FastifyInstance, url: string, body: unknown = {}, cookie = '') {
  return app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie },
    payload: JSON.stringify(body),
  })
}

function cookieOf(answer: Awaited<ReturnType<typeof post>>, name: string): string {
  const found = answer.cookies.find((cookie) => cookie.name === name)
  return `${name}=${found?.value}`
}

async function ask(app: FastifyInstance): Promise<Step> {
  const answer = await post(app, '/api/auth/passkey/question')
  expect(answer.statusCode).toBe(200)
  return { cookie: cookieOf(answer, 'leora-passkey'), options: answer.json() }
}

async function signInWith(app: FastifyInstance, device: TestPasskey, faults: Faults = {}) {
  const { cookie, options } = await ask(app)
  return await post(app, '/api/auth/passkey', { proof: device.use(options, faults) }, cookie)
}

async function outcomesOf({ userId }: TestActor): Promise<string[]> {
  const rows = await database.admin`
    select outcome from auth.sign_in_events where user_id = ${userId} order by at, id`
  return rows.map(({ outcome }) => String(outcome))
}

test('a passkey signs in alone, with both factors proven and a token of its own (ASVS 6.3.3, 7.2.4)', async () => {
  const { owner } = await aTenant(database)
  const { device } = await aPasskey(owner)
  const { app } = await aHost(database)
  const answer = await signInWith(app, device)
  expect([answer.statusCode, answer.json()]).toEqual([200, { next: 'done' }])
  const cookie = cookieOf(answer, 'leora')
  expect(cookie).not.toContain(owner.token)
  const me = await app.inject({ url: '/trpc/account.me', headers: { cookie } })
  expect(me.json().result.data.user.id).toBe(owner.userId)
  const [session] = await database.admin`
    select method, factor_proven_at is not null as "isFactorProven" from auth.sessions
    where user_id = ${owner.userId} and id <> ${owner.sessionId}`
  expect(session).toEqual({ method: 'passkey', isFactorProven: true })
  expect(await outcomesOf(owner)).toEqual(['signed_in'])
})

test('a company that asks for a second factor lets a passkey in, and no password alone', async () => {
  const { owner, tenant } = await aTenant(database)
  const { device } = await aPasskey(owner)
  await database.admin`
    insert into security_policies (tenant_id, factor_required_roles) values (${tenant.id}, '{owner}')`
  const { app } = await aHost(database)
  const cookie = cookieOf(await signInWith(app, device), 'leora')
  expect((await app.inject({ url: '/trpc/account.ping', headers: { cookie } })).statusCode).toBe(
    200,
  )
  const plain = await openSession(database, owner, { isFactorProven: false })
  await expect(plain.caller.account.ping()).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

const faults: [string, Faults][] = [
  ['made for another website', { origin: 'https://leora.example.net' }],
  ['made for another name', { rpId: 'example.net' }],
  ['not confirmed by its person', { isUserVerified: false }],
  ['used without anybody there', { isUserPresent: false }],
  ['an answer to another question', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
  ['a passkey being made', { type: 'webauthn.create' }],
  ['in the name of somebody else', { userHandle: 'AAAAAAAAAAAAAAAAAAAAAA' }],
]

test.each(faults)('a proof that is %s is refused (ASVS 6.5.1, 6.7.2)', async (_name, fault) => {
  const { owner } = await aTenant(database)
  const { device } = await aPasskey(owner)
  const { app } = await aHost(database)
  const answer = await signInWith(app, device, fault)
  expect([answer.statusCode, answer.json().error.message]).toEqual([401, refused])
  expect(answer.cookies.map(({ name }) => name)).not.toContain('leora')
  expect((await signInWith(app, device)).statusCode).toBe(200)
})

test('a signature changed by one bit, another key and an unknown passkey are refused (ASVS 6.7.1)', async () => {
  const { owner } = await aTenant(database)
  const { device } = await aPasskey(owner)
  const { app } = await aHost(database)
  const stranger = new TestPasskey()
  type Proof = ReturnType<TestPasskey['use']>
  const changed = async (change: (proof: Proof, options: Step['options']) => unknown) => {
    const { cookie, options } = await ask(app)
    const proof = change(device.use(options), options)
    const answer = await post(app, '/api/auth/passkey', { proof }, cookie)
    return [answer.statusCode, answer.json().error.message]
  }
  const tampered = await changed((proof) => {
    const signature = Buffer.from(proof.response.signature, 'base64url')
    const at = signature.length - 1
    signature.writeUInt8((signature.at(at) ?? 0) ^ 1, at)
    return {
      ...proof,
      response: { ...proof.response, signature: signature.toString('base64url') },
    }
  })
  const forged = await changed((proof, options) => {
    const { userHandle } = proof.response
    return { ...proof, response: stranger.use(options, { userHandle }).response }
  })
  const unknown = await changed((proof) => {
    const id = stranger.id.toString('base64url')
    return { ...proof, id, rawId: id }
  })
  expect([tampered, forged, unknown]).toEqual([
    [401, refused],
    [401, refused],
    [401, refused],
  ])
})

test('a question is answered once, in time, by the browser that asked (ASVS 6.6.2, 6.6.3)', async () => {
  const { owner } = await aTenant(database)
  const { device } = await aPasskey(owner)
  const { app } = await aHost(database)
  const first = await ask(app)
  const proof = device.use(first.options)
  const other = await ask(app)
  const elsewhere = await post(app, '/api/auth/passkey', { proof }, other.cookie)
  expect([elsewhere.statusCode, elsewhere.json().error.message]).toEqual([401, refused])
  const nowhere = await post(app, '/api/auth/passkey', { proof })
  expect([nowhere.statusCode, nowhere.json().error.message]).toEqual([401, usedUp])

  const both = await Promise.all(
    [1, 2].map(() => post(app, '/api/auth/passkey', { proof }, first.cookie)),
  )
  expect(new Set(both.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 401]))
  const again = await post(app, '/api/auth/passkey', { proof }, first.cookie)
  expect([again.statusCode, again.json().error.message]).toEqual([401, usedUp])

  // Neither a cookie of one's own making nor one changed by a bit opens anything.
  const next = await ask(app)
  const own = device.use(next.options)
  const at = next.cookie.length - 10
  const bent = `${next.cookie.slice(0, at)}${next.cookie[at] === 'A' ? 'B' : 'A'}${next.cookie.slice(at + 1)}`
  for (const cookie of [bent, `leora-passkey=${next.options.challenge}`, 'leora-passkey=']) {
    const answer = await post(app, '/api/auth/passkey', { proof: own }, cookie)
    expect([answer.statusCode, answer.json().error.message]).toEqual([401, usedUp])
  }
  expect((await post(app, '/api/auth/passkey', { proof: own }, next.cookie)).statusCode).toBe(200)
})

test.each([
  [299, 200],
  [301, 401],
])('a question answered after %s seconds leads to %s', async (seconds, status) => {
  const { owner } = await aTenant(database)
  const { device } = await aPasskey(owner)
  const { app } = await aHost(database)
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const { options, cookie } = await ask(app)
  vi.setSystemTime(Date.now() + seconds * 1_000)
  const answer = await post(app, '/api/auth/passkey', { proof: device.use(options) }, cookie)
  expect(answer.statusCode).toBe(status)
})

test('a page that merely offers passkeys leaves nothing in the database', async () => {
  const { owner } = await aTenant(database)
  const { device } = await aPasskey(owner)
  const { app } = await aHost(database)
  const countQuestions = async () => {
    const [row] = await database.admin`
      select count(*)::int as count from auth.challenges where purpose = 'passkey_sign_in'`
    return row?.['count']
  }
  const before = await countQuestions()
  for (let time = 0; time < 3; time++) await ask(app)
  expect(await countQuestions()).toBe(before)
  await signInWith(app, device)
  expect(await countQuestions()).toBe(before + 1)
})

test('a counter that does not go forward is refused and reported: the passkey may be a copy', async () => {
  const { owner } = await aTenant(database)
  const { device, passkey } = await aPasskey(owner)
  const { app, services } = await aHost(database)
  expect((await signInWith(app, device, { counter: 7 })).statusCode).toBe(200)
  for (const counter of [7, 3, 0]) {
    const answer = await signInWith(app, device, { counter })
    expect([answer.statusCode, answer.json().error.message]).toEqual([
      401,
      'This passkey may have been copied, so it was not accepted. Sign in another way and remove it.',
    ])
  }
  expect(services.unforeseen.splice(0).map(String)).toEqual(
    [7, 3, 0].map(
      (counter) =>
        `Error: The counter of passkey ${passkey.id} went from 7 to ${counter}: it may have been copied.`,
    ),
  )
  expect((await signInWith(app, device, { counter: 8 })).statusCode).toBe(200)
})

test('an authenticator that does not count always says 0, and that is right', async () => {
  const { owner } = await aTenant(database)
  const { device } = await aPasskey(owner)
  const { app } = await aHost(database)
  for (const counter of [0, 0]) {
    expect((await signInWith(app, device, { counter })).statusCode).toBe(200)
  }
})

test('questions do not tell who has a passkey (ASVS 6.3.8)', async () => {
  const { app } = await aHost(database)
  const { options } = await ask(app)
  expect(options.allowCredentials ?? []).toEqual([])
  expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required' })
})

test('at an address without a name no passkey is asked for, with what to do', async () => {
  const { services } = await aHost(database)
  const { app } = await aHost(database, {
    services: { ...services, publicUrl: 'http://192.0.2.7:3000' },
  })
  const answer = await post(app, '/api/auth/passkey/question')
  expect([answer.statusCode, answer.json().error.message]).toEqual([
    503,
    'Passkeys work only at an address with a name and https. Ask who runs this server to set PUBLIC_URL.',
  ])
})

const password = 'a long enough sentence'

async function byPassword(app: FastifyInstance, { email, userId }: TestActor) {
  await database.admin`insert into auth.passwords (user_id, hash)
    values (${userId}, ${await hashPassword(password)}) on conflict do nothing`
  const answer = await post(app, '/api/auth/sign-in', { email, password })
  return { answer, cookie: cookieOf(answer, 'leora-step') }
}

test('after a password a passkey is the second proof, and only an own one (ASVS 6.3.3)', async () => {
  const { owner, rep } = await aTenant(database)
  const { device } = await aPasskey(owner)
  const { device: anothers } = await aPasskey(rep)
  const { app } = await aHost(database)
  const { answer, cookie } = await byPassword(app, owner)
  expect(answer.json()).toEqual({ next: 'factor', methods: ['passkey'] })
  const prove = (proof: unknown, held = cookie) =>
    post(app, '/api/auth/factor/passkey', { proof }, held)
  const question = async () =>
    (await post(app, '/api/auth/factor/passkey/question', {}, cookie)).json()

  const asked = await question()
  const own = device.id.toString('base64url')
  expect(asked.allowCredentials).toEqual([
    { id: own, transports: ['internal'], type: 'public-key' },
  ])
  const foreign = await prove(anothers.use(asked))
  expect([foreign.statusCode, foreign.json().error.message]).toEqual([401, refused])
  // The question is used up by the try, the sign-in is not.
  expect((await prove(device.use(asked))).statusCode).toBe(401)
  const other = await byPassword(app, owner)
  const next = device.use(await question())
  expect((await prove(next, other.cookie)).statusCode).toBe(401)
  const right = await prove(next)
  expect([right.statusCode, right.json()]).toEqual([200, { next: 'done' }])
  expect((await prove(next)).statusCode).toBe(401)
  const [session] = await database.admin`
    select method, factor_proven_at is not null as "isFactorProven" from auth.sessions
    where user_id = ${owner.userId} and id <> ${owner.sessionId}`
  expect(session).toEqual({ method: 'password', isFactorProven: true })
  expect(await outcomesOf(owner)).toEqual([
    'factor_asked',
    'wrong_factor',
    'factor_asked',
    'signed_in',
  ])
})

test('no passkey is asked for without a first proof', async () => {
  const { app } = await aHost(database)
  const { cookie } = await ask(app)
  for (const held of ['', 'leora-step=made-up', cookie, cookie.replace('passkey', 'step')]) {
    const answer = await post(app, '/api/auth/factor/passkey/question', {}, held)
    expect(answer.statusCode).toBe(401)
  }
})

test('a page that merely offers passkeys ends no second step that waits in another tab', async () => {
  const { owner } = await aTenant(database)
  const { device } = await aPasskey(owner)
  const { app } = await aHost(database)
  const { cookie: step } = await byPassword(app, owner)
  const offered = await post(app, '/api/auth/passkey/question', {}, step)
  expect(offered.cookies.map(({ name }) => name)).toEqual(['leora-passkey'])
  const both = `${step}; ${cookieOf(offered, 'leora-passkey')}`
  const question = await post(app, '/api/auth/factor/passkey/question', {}, both)
  const proof = device.use(question.json())
  const done = await post(app, '/api/auth/factor/passkey', { proof }, both)
  expect(done.json()).toEqual({ next: 'done' })
})

test('who belongs to no company any more is not let in', async () => {
  const { rep } = await aTenant(database)
  const { device } = await aPasskey(rep)
  await database.admin`update members set suspended_at = now() where user_id = ${rep.userId}`
  const { app } = await aHost(database)
  const answer = await signInWith(app, device)
  expect([answer.statusCode, answer.json()]).toEqual([200, { next: 'no_company' }])
  expect(answer.cookies.map(({ name }) => name)).not.toContain('leora')
})

test.each([
  {},
  { proof: {} },
  { proof: { id: 'x', rawId: 'x', type: 'public-key', response: {} } },
  { proof: null },
])('%j is refused as unreadable', async (body) => {
  const { app } = await aHost(database)
  const { cookie } = await ask(app)
  expect((await post(app, '/api/auth/passkey', body, cookie)).statusCode).toBe(400)
})
