import { listOutbox } from '@leora/api/identity-mail/list-outbox'
import type { Role } from '@leora/domain/actor'
import { aTenant, type TestActor } from '@leora/testing/actors'
import { anAuthenticator, aPassword } from '@leora/testing/builders/authenticator'
import { aCodeChannel } from '@leora/testing/builders/code-channel'
import { aPasskey } from '@leora/testing/builders/passkey'
import { useDatabase } from '@leora/testing/database'
import { servicesOf } from '@leora/testing/services'
import { expect, test } from 'vitest'
import { aHost } from '../host.fixture.ts'

const database = useDatabase()

interface Answer {
  status: number
  body: Record<string, unknown> & { error?: { message: string } }
}

/** A browser that keeps its cookies. */
async function aBrowser() {
  const { app } = await aHost(database)
  const kept = new Map<string, string>()
  const post = async (url: string, payload: object): Promise<Answer> => {
    const cookie = [...kept].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { 'sec-fetch-site': 'same-origin', cookie }
    const answer = await app.inject({ method: 'POST', url, headers, payload })
    for (const { name, value } of answer.cookies) kept.set(name, value)
    return { status: answer.statusCode, body: answer.json() }
  }
  const me = async () => {
    const cookie = `leora=${kept.get('leora') ?? ''}`
    const answer = await app.inject({ url: '/trpc/account.me', headers: { cookie } })
    const { result } = answer.json<{ result?: { data: object } }>()
    return result?.data ?? null
  }
  return { post, me }
}

async function mailTo(email: string, subject: RegExp): Promise<string> {
  const mails = await listOutbox(servicesOf(database))
  return mails.find((one) => one.recipient === email && subject.test(one.subject))?.body ?? ''
}

async function invite(host: TestActor, email: string, role: Role = 'rep'): Promise<string> {
  await host.caller.admin.inviteMember({ email, role })
  return /#([\w-]{43})/.exec(await mailTo(email, /invited/))?.[1] ?? ''
}

/** Somebody whose only company has let them go. */
async function aPersonWithoutCompany(): Promise<TestActor & { password: string }> {
  const { rep } = await aTenant(database)
  const password = await aPassword(rep)
  await database.admin`delete from auth.sessions where user_id = ${rep.userId}`
  await database.admin`delete from members where user_id = ${rep.userId}`
  return { ...rep, password }
}

const companiesOf = async ({ userId }: TestActor) => {
  const rows = await database.admin<{ tenant_id: string; role: string }[]>`
    select tenant_id, role from members where user_id = ${userId} order by created_at`
  return rows.map(({ tenant_id, role }) => ({ tenantId: tenant_id, role }))
}

const outcomesOf = async ({ userId }: TestActor) => {
  const rows = await database.admin<{ outcome: string }[]>`
    select outcome from auth.sign_in_events where user_id = ${userId} order by at, id`
  return rows.map(({ outcome }) => outcome)
}

test('somebody whom no company has any more joins with their password and lands there (ASVS 6.4.1)', async () => {
  const { owner: host, tenant } = await aTenant(database)
  const guest = await aPersonWithoutCompany()
  const { email, password } = guest
  const { post, me } = await aBrowser()
  expect(await post('/api/auth/sign-in', { email, password })).toEqual({
    status: 200,
    body: { next: 'no_company' },
  })
  const invitation = await invite(host, email.toUpperCase(), 'viewer')
  expect((await post('/api/auth/sign-in', { email, password, invitation })).body).toEqual({
    next: 'done',
  })
  expect(await me()).toMatchObject({ role: 'viewer', tenant: { id: tenant.id } })
  expect(await outcomesOf(guest)).toEqual(['no_company', 'signed_in'])
  expect(await host.caller.admin.listInvitations()).toMatchObject([{ state: 'accepted' }])
})

test('a wrong password joins nothing, and is not told of the missing company', async () => {
  const { owner: host } = await aTenant(database)
  const guest = await aPersonWithoutCompany()
  const { email } = guest
  const { post } = await aBrowser()
  const password = 'not the password at all'
  const invitation = await invite(host, email)
  for (const sent of [
    { email, password },
    { email, password, invitation },
  ]) {
    expect(await post('/api/auth/sign-in', sent)).toMatchObject({
      status: 401,
      body: { error: { message: expect.stringContaining('do not match') } },
    })
  }
  expect(await companiesOf(guest)).toEqual([])
})

test('the second factor comes between: the invitation is used only after it, and by no other browser (ASVS 6.3.4)', async () => {
  const { owner: host, tenant } = await aTenant(database)
  const guest = await aPersonWithoutCompany()
  const { email, password } = guest
  const app = await anAuthenticator(guest)
  await aCodeChannel(guest)
  const invitation = await invite(host, email)
  const { post, me } = await aBrowser()
  const asked = await post('/api/auth/sign-in', { email, password, invitation })
  expect(asked.body).toEqual({ next: 'factor', methods: ['totp', 'email'] })
  expect(await companiesOf(guest)).toEqual([])
  // Asking for a mailed code on the way does not lose the invitation.
  expect((await post('/api/auth/factor/code', { method: 'email' })).status).toBe(200)
  const code = app.nextCode()
  const elsewhere = await aBrowser()
  expect((await elsewhere.post('/api/auth/factor', { method: 'totp', code })).status).toBe(401)
  expect((await post('/api/auth/factor', { method: 'totp', code })).body).toEqual({ next: 'done' })
  expect(await me()).toMatchObject({ role: 'rep', tenant: { id: tenant.id } })
})

test('a passkey joins, too', async () => {
  const { owner: host, tenant } = await aTenant(database)
  const { rep: guest } = await aTenant(database)
  const { device } = await aPasskey(guest)
  await database.admin`delete from members where user_id = ${guest.userId}`
  const invitation = await invite(host, guest.email)
  const { post, me } = await aBrowser()
  const use = async (extra: object) => {
    const { body } = await post('/api/auth/passkey/question', {})
    const proof = device.use(body as unknown as { challenge: string })
    return (await post('/api/auth/passkey', { proof, ...extra })).body
  }
  expect(await use({})).toEqual({ next: 'no_company' })
  expect(await use({ invitation })).toEqual({ next: 'done' })
  expect(await me()).toMatchObject({ role: 'rep', tenant: { id: tenant.id } })
})

test('an invitation of somebody else is refused with the address it is for, and stays open', async () => {
  const { owner: host } = await aTenant(database)
  const guest = await aPersonWithoutCompany()
  const other = await aPersonWithoutCompany()
  const invitation = await invite(host, other.email)
  const { email, password } = guest
  const { post, me } = await aBrowser()
  const answer = await post('/api/auth/sign-in', { email, password, invitation })
  expect(answer).toMatchObject({
    status: 422,
    body: {
      error: {
        message: `This invitation is for ${other.email}. Sign in with that address to join.`,
      },
    },
  })
  expect(await me()).toBeNull()
  expect(await companiesOf(guest)).toEqual([])
  expect(await outcomesOf(guest)).toEqual(['refused'])
  expect(await host.caller.admin.listInvitations()).toMatchObject([{ state: 'open' }])
})

test('an invitation taken back or grown old between the two steps joins nothing', async () => {
  const { owner: host } = await aTenant(database)
  const guest = await aPersonWithoutCompany()
  const { email, password } = guest
  const app = await anAuthenticator(guest)
  const invitation = await invite(host, email)
  const { post, me } = await aBrowser()
  await post('/api/auth/sign-in', { email, password, invitation })
  await database.admin`
    update invitations set expires_at = now() - interval '1 second' where tenant_id = ${host.tenantId}`
  const late = await post('/api/auth/factor', { method: 'totp', code: app.nextCode() })
  expect(late).toMatchObject({
    status: 404,
    body: { error: { message: expect.stringContaining('Ask for a new one') } },
  })
  expect((await post('/api/auth/sign-in', { email, password, invitation })).status).toBe(404)
  expect(await me()).toBeNull()
  expect(await companiesOf(guest)).toEqual([])
})

test('of many sign-ins with one invitation one joins', async () => {
  const { owner: host, tenant } = await aTenant(database)
  const guest = await aPersonWithoutCompany()
  const { email, password } = guest
  const invitation = await invite(host, email)
  const browsers = await Promise.all([1, 2, 3].map(() => aBrowser()))
  const answers = await Promise.all(
    browsers.map(({ post }) => post('/api/auth/sign-in', { email, password, invitation })),
  )
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404, 404])
  expect(await companiesOf(guest)).toEqual([{ tenantId: tenant.id, role: 'rep' }])
  const rows = await database.admin`select id from auth.sessions where user_id = ${guest.userId}`
  expect(rows).toHaveLength(1)
})

test('a suspension is not taken back by an invitation sent before it, but keeps nobody from another company', async () => {
  const { owner: old, rep: guest } = await aTenant(database)
  const { owner: host, tenant } = await aTenant(database)
  const password = await aPassword(guest)
  const { email } = guest
  await database.admin`delete from members where user_id = ${guest.userId}`
  const invitation = await invite(old, email)
  await database.admin`insert into members (tenant_id, user_id, role, suspended_at)
    values (${old.tenantId}, ${guest.userId}, 'rep', now())`
  const { post, me } = await aBrowser()
  expect(await post('/api/auth/sign-in', { email, password, invitation })).toMatchObject({
    status: 422,
    body: { error: { message: expect.stringContaining('suspended in this company') } },
  })
  expect(await old.caller.admin.listInvitations()).toMatchObject([{ state: 'open' }])
  const another = await invite(host, email)
  expect((await post('/api/auth/sign-in', { email, password, invitation: another })).body).toEqual({
    next: 'done',
  })
  expect(await me()).toMatchObject({ tenant: { id: tenant.id } })
})

test('who has no company begins one by mail, keeps the password, and is let in only by signing in', async () => {
  const guest = await aPersonWithoutCompany()
  const { email, password } = guest
  const app = await anAuthenticator(guest)
  const { post, me } = await aBrowser()
  const form = {
    company: 'Second Cellars',
    name: 'Somebody Else',
    email,
    password: 'a password nobody knows',
    timeZone: 'Europe/Vienna',
  }
  const links: string[] = []
  for (let time = 0; time < 2; time++) {
    expect((await post('/api/auth/sign-up', form)).body).toEqual({ next: 'mailed' })
    const body = await mailTo(email, /Begin a company/)
    links.push(/#([\w-]{43})/.exec(body)?.[1] ?? '')
    await database.admin`update auth.mail set body_sealed = null where recipient = ${email}`
  }
  const begun = await Promise.all(links.map((token) => post('/api/auth/verify', { token })))
  expect(begun.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  expect(begun.find(({ status }) => status === 200)?.body).toEqual({ next: 'sign_in' })
  expect(await me()).toBeNull()
  const withNew = await post('/api/auth/sign-in', { email, password: form.password })
  expect(withNew.status).toBe(401)
  expect((await post('/api/auth/sign-in', { email, password })).body).toMatchObject({
    next: 'factor',
  })
  const code = app.nextCode()
  expect((await post('/api/auth/factor', { method: 'totp', code })).body).toEqual({ next: 'done' })
  expect(await me()).toMatchObject({
    role: 'owner',
    user: { name: guest.name },
    tenant: { name: 'Second Cellars' },
  })
})
