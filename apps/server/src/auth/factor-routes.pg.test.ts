import { aTenant, signIn, type TestActor } from '@leora/testing/actors'
import {
  type Authenticator,
  anAuthenticator,
  aPassword,
} from '@leora/testing/builders/authenticator'
import { useDatabase } from '@leora/testing/database'
import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { aHost } from '../host.fixture.ts'

const database = useDatabase()

interface Browser {
  send(path: string, body: object): Promise<{ status: number; body: Record<string, unknown> }>
  cookies: Map<string, string>
}

/** Keeps cookies as a browser does. */
function aBrowser(app: FastifyInstance): Browser {
  const cookies = new Map<string, string>()
  return {
    cookies,
    async send(path, body) {
      const answer = await app.inject({
        method: 'POST',
        url: path,
        headers: {
          'sec-fetch-site': 'same-origin',
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        },
        payload: body,
      })
      for (const { name, value } of answer.cookies as { name: string; value: string }[]) {
        if (value === '') cookies.delete(name)
        else cookies.set(name, value)
      }
      return { status: answer.statusCode, body: answer.json() }
    },
  }
}

async function aGuardedPerson(): Promise<{
  person: TestActor
  password: string
  app: Authenticator
}> {
  const { owner } = await aTenant(database)
  const password = await aPassword(owner)
  return { person: owner, password, app: await anAuthenticator(owner) }
}

async function begin(browser: Browser, { email }: TestActor, password: string): Promise<void> {
  const answer = await browser.send('/api/auth/sign-in', { email, password })
  expect(answer).toMatchObject({ status: 200, body: { next: 'factor' } })
}

const sessionsOf = async ({ userId }: TestActor) =>
  (await database.admin`select id from auth.sessions where user_id = ${userId}`).length

test('the password alone opens nothing; the code finishes the sign-in with a new token (ASVS 2.3.1, 6.3.3, 7.2.3, 7.2.4)', async () => {
  const { person, password, app } = await aGuardedPerson()
  const host = await aHost(database)
  const browser = aBrowser(host.app)
  const before = await sessionsOf(person)
  await begin(browser, person, password)
  expect(browser.cookies.has('leora')).toBe(false)
  expect(await sessionsOf(person)).toBe(before)
  const step = browser.cookies.get('leora-step') ?? ''
  const answer = await browser.send('/api/auth/factor', { method: 'totp', code: app.codeAt(0) })
  expect(answer).toEqual({ status: 200, body: { next: 'done' } })
  expect(browser.cookies.get('leora')).toMatch(/^[\w-]{43}$/)
  expect(browser.cookies.get('leora')).not.toBe(step)
  // What a thief took before the second factor is worth nothing after it.
  const thief = aBrowser(host.app)
  thief.cookies.set('leora', step)
  thief.cookies.set('leora-step', step)
  expect((await thief.send('/trpc/account.ping', {})).status).not.toBe(200)
  expect(
    (await thief.send('/api/auth/factor', { method: 'totp', code: app.codeAt(1) })).status,
  ).toBe(401)
})

test('a code works once, in one sign-in or in many at once (ASVS 6.5.1)', async () => {
  const { person, password, app } = await aGuardedPerson()
  const host = await aHost(database)
  const browsers = Array.from({ length: 4 }, () => aBrowser(host.app))
  for (const browser of browsers) await begin(browser, person, password)
  const code = app.codeAt(0)
  const answers = await Promise.all(
    browsers.map((browser) => browser.send('/api/auth/factor', { method: 'totp', code })),
  )
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
    200, 401, 401, 401,
  ])
  const later = aBrowser(host.app)
  await begin(later, person, password)
  expect((await later.send('/api/auth/factor', { method: 'totp', code })).status).toBe(401)
  // Nor does an older one that was never used.
  const older = { method: 'totp', code: app.codeAt(-1) }
  expect((await later.send('/api/auth/factor', older)).status).toBe(401)
  const newer = { method: 'totp', code: app.codeAt(1) }
  expect((await later.send('/api/auth/factor', newer)).status).toBe(200)
})

test('a recovery code works once, in many sign-ins at once, and the others go on working (ASVS 6.5.1, 6.5.2)', async () => {
  const { person, password } = await aGuardedPerson()
  const { recoveryCodes } = await person.caller.account.renewRecoveryCodes()
  expect(recoveryCodes).toHaveLength(10)
  const [code = '', next = ''] = recoveryCodes
  expect(code).toMatch(/^([A-Z2-7]{4}-){5}[A-Z2-7]{4}$/)
  const kept =
    await database.admin`select hash from auth.recovery_codes where user_id = ${person.userId}`
  expect(JSON.stringify(kept)).not.toContain(code.replaceAll('-', ''))
  const host = await aHost(database)
  const browsers = Array.from({ length: 4 }, () => aBrowser(host.app))
  for (const browser of browsers) {
    await browser.send('/api/auth/sign-in', { email: person.email, password })
  }
  const answers = await Promise.all(
    browsers.map((browser) => browser.send('/api/auth/factor', { method: 'recovery', code })),
  )
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
    200, 401, 401, 401,
  ])
  const later = aBrowser(host.app)
  await later.send('/api/auth/sign-in', { email: person.email, password })
  const typed = { method: 'recovery', code: ` ${next.toLowerCase().replaceAll('-', ' ')} ` }
  expect((await later.send('/api/auth/factor', typed)).status).toBe(200)
})

test('guessing is counted per person: new sign-ins, parallel tries and another process do not help (ASVS 6.3.1, 6.5.4)', async () => {
  const { person, password, app } = await aGuardedPerson()
  const [here, there] = [await aHost(database), await aHost(database)]
  const wrong = { method: 'totp', code: '000000' }
  let tried = 0
  let isLocked = false
  for (let round = 0; round < 6 && !isLocked; round++) {
    const browser = aBrowser((round % 2 ? here : there).app)
    await begin(browser, person, password)
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => browser.send('/api/auth/factor', wrong)),
    )
    tried += answers.filter(({ status }) => status === 401).length
    isLocked = answers.some(({ status }) => status === 429)
  }
  expect(isLocked).toBe(true)
  expect(tried).toBeLessThanOrEqual(10)
  const browser = aBrowser(here.app)
  await begin(browser, person, password)
  const right = await browser.send('/api/auth/factor', { method: 'totp', code: app.codeAt(0) })
  expect(right.status).toBe(429)
  // The person is not locked out: a recovery code is let through, and the wait ends.
  const { recoveryCodes } = await person.caller.account.renewRecoveryCodes()
  const recovery = { method: 'recovery', code: recoveryCodes[0] }
  expect((await browser.send('/api/auth/factor', recovery)).status).toBe(200)
  await database.admin`update auth.sign_in_failures set last_at = last_at - interval '3 days'`
  const patient = aBrowser(here.app)
  await begin(patient, person, password)
  const after = await patient.send('/api/auth/factor', { method: 'totp', code: app.codeAt(0) })
  expect(after.status).toBe(200)
})

test('a sign-in under way takes five codes, ten minutes, and one browser (ASVS 6.5.5)', async () => {
  const { person, password, app } = await aGuardedPerson()
  const host = await aHost(database)
  const browser = aBrowser(host.app)
  await begin(browser, person, password)
  await database.admin`update auth.challenges set attempts = 5 where user_id = ${person.userId}`
  const code = { method: 'totp', code: app.codeAt(0) }
  expect((await browser.send('/api/auth/factor', code)).status).toBe(401)
  const slow = aBrowser(host.app)
  await begin(slow, person, password)
  await database.admin`
    update auth.challenges set expires_at = now() - interval '1 second' where user_id = ${person.userId}`
  expect((await slow.send('/api/auth/factor', code)).status).toBe(401)
  const other = aBrowser(host.app)
  expect((await other.send('/api/auth/factor', code)).status).toBe(401)
})

test('a step-up lasts ten minutes, gives a new token, and asks for the factor of who has one (ASVS 7.2.4, 7.5.1, 7.5.3)', async () => {
  const { person, password, app } = await aGuardedPerson()
  const host = await aHost(database)
  const browser = aBrowser(host.app)
  browser.cookies.set('leora', person.token)
  await database.admin`
    update auth.sessions set stepped_up_at = now() - interval '11 minutes' where id = ${person.sessionId}`
  const asked = await browser.send('/trpc/account.renewRecoveryCodes', {})
  expect(asked).toMatchObject({
    status: 403,
    body: { error: { data: { reason: 'step_up_required' } } },
  })
  const weak = await browser.send('/trpc/account.stepUp', { method: 'password', password })
  expect(weak.status).toBe(403)
  const strong = await browser.send('/trpc/account.stepUp', { method: 'totp', code: app.codeAt(0) })
  expect(strong.status).toBe(200)
  expect(browser.cookies.get('leora')).not.toBe(person.token)
  expect((await browser.send('/trpc/account.renewRecoveryCodes', {})).status).toBe(200)
  const thief = aBrowser(host.app)
  thief.cookies.set('leora', person.token)
  expect((await thief.send('/trpc/account.renewRecoveryCodes', {})).status).not.toBe(200)
})

test('who changes their factors ends their other sessions and is told by mail (ASVS 6.3.7, 7.4.3)', async () => {
  const { manager } = await aTenant(database)
  const { caller: other } = await signIn(database, manager)
  const { secret } = await manager.caller.account.beginTotp()
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  const app = await anAuthenticator(manager, { isConfirmed: false })
  const { recoveryCodes } = await manager.caller.account.confirmTotp({ code: app.codeAt(0) })
  expect(recoveryCodes).toHaveLength(10)
  await expect(other.account.ping()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  expect(await manager.caller.account.getSecurity()).toMatchObject({
    recoveryCodesLeft: 10,
    passkeys: 0,
  })
  await manager.caller.account.removeTotp()
  expect(await manager.caller.account.getSecurity()).toMatchObject({
    totp: null,
    recoveryCodesLeft: 0,
  })
  const mails = await database.admin`select body from emails where recipient = ${manager.email}`
  expect(mails.map(({ body }) => String(body)).join()).toMatch(/set up[\s\S]*removed/)
})
