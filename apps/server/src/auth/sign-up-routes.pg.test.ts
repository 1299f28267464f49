import { deliverIdentityMail } from '@leora/api/identity-mail/deliver-identity-mail'
import { createMailer } from '@leora/api/mail/mailer'
import { aTenant, signIn, type TestActor } from '@leora/testing/actors'
import { anAuthenticator, aPassword } from '@leora/testing/builders/authenticator'
import { createTestDatabase, type TestDatabase, useDatabase } from '@leora/testing/database'
import { servicesOf } from '@leora/testing/services'
import { type MailServer, startMailServer } from '@leora/testing/simulators/mail-server'
import type { FastifyInstance } from 'fastify'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { aHost } from '../host.fixture.ts'

const database = useDatabase()
let server: MailServer

beforeEach(async () => {
  server = await startMailServer()
  onTestFinished(() => server.close())
})

const form = {
  company: 'Harbour Wines',
  name: 'Ada Hill',
  email: 'ada@harbour.test',
  password: 'green wine at dawn',
  locale: 'en',
  timeZone: 'Europe/Vienna',
}

async function post(app: FastifyInstance, path: string, body: object, cookie = '') {
  const answer = await app.inject({
    method: 'POST',
    url: path,
    headers: { 'sec-fetch-site': 'same-origin', cookie },
    payload: body,
  })
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers }
}

/** Sends what waits, as the worker does. */
async function deliver(from: TestDatabase = database): Promise<object | null> {
  const services = servicesOf(from)
  const mailer = createMailer({
    smtpUrl: server.url,
    from: 'leora@example.test',
    publicUrl: 'http://localhost:3000',
  })
  onTestFinished(() => mailer?.close())
  const log = { info: () => undefined, warn: () => undefined }
  return await deliverIdentityMail(
    { ...services, mailer, log },
    {
      id: 'test',
      data: {},
      attempt: 1,
      isLastAttempt: false,
      signal: new AbortController().signal,
      progress: async () => undefined,
    },
  )
}

function tokenIn(text: string): string {
  const unfolded = text.replace(/=\r\n/g, '').replace(/=3D/g, '=')
  return /#([\w-]{43})/.exec(unfolded)?.[1] ?? ''
}

const mailTo = async (email: string) => {
  await deliver()
  return (await server.next(email)).text
}

test('nothing exists before the mail is answered; then a company with its owner, once (ASVS 6.4.1)', async () => {
  const { app } = await aHost(database)
  expect(await post(app, '/api/auth/sign-up', form)).toMatchObject({
    status: 200,
    body: { next: 'mailed' },
  })
  expect(await database.admin`select from auth.users where email = ${form.email}`).toHaveLength(0)
  const text = await mailTo(form.email)
  expect(text).toContain('http://localhost:3000/verify#')
  const token = tokenIn(text)
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => post(app, '/api/auth/verify', { token })),
  )
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
    200, 404, 404, 404,
  ])
  const rows = await database.admin`
    select t.name, t.time_zone, m.role, u.email_verified_at is not null as verified from auth.users u
    join members m on m.user_id = u.id join tenants t on t.tenant_id = m.tenant_id where u.email = ${form.email}`
  expect(rows).toEqual([
    { name: 'Harbour Wines', time_zone: 'Europe/Vienna', role: 'owner', verified: true },
  ])
  const { email, password } = form
  expect((await post(app, '/api/auth/sign-in', { email, password })).body).toEqual({ next: 'done' })
})

test('a link that is a day old begins nothing', async () => {
  const { app } = await aHost(database)
  const email = 'late@harbour.test'
  await post(app, '/api/auth/sign-up', { ...form, email })
  const token = tokenIn(await mailTo(email))
  await database.admin`update auth.sign_ups set expires_at = now() - interval '1 second'`
  expect((await post(app, '/api/auth/verify', { token })).status).toBe(404)
})

test('the text of a mail is sealed until it is sent, and gone after (ASVS 14.2.7)', async () => {
  const { app } = await aHost(database)
  const email = 'sealed@harbour.test'
  await post(app, '/api/auth/sign-up', { ...form, email })
  const before = await database.admin`select * from auth.mail where recipient = ${email}`
  expect(before[0]?.['body_sealed']).not.toBeNull()
  const token = tokenIn(await mailTo(email))
  expect(JSON.stringify(before)).not.toContain(token)
  expect(Buffer.from(before[0]?.['body_sealed']).includes(token)).toBe(false)
  const after =
    await database.admin`select state, body_sealed from auth.mail where recipient = ${email}`
  expect(after).toEqual([{ state: 'sent', body_sealed: null }])
})

/** Counts what a request makes the database and the password function do. */
async function costOf(
  act: (app: FastifyInstance) => Promise<unknown>,
  prepare?: (db: TestDatabase) => Promise<void>,
) {
  const statements: string[] = []
  const counted = await createTestDatabase({ onStatement: (text) => statements.push(text) })
  onTestFinished(() => counted.close())
  await prepare?.(counted)
  const { app } = await aHost(counted)
  await post(app, '/api/auth/forgot', { email: 'warm@up.test' })
  statements.length = 0
  await act(app)
  return statements.map((text) => text.replace(/\s+/g, ' ').slice(0, 60))
}

test('neither text nor status nor work tells which addresses exist (ASVS 6.3.8)', async () => {
  const known = async (db: TestDatabase) => {
    await db.admin`insert into auth.users (id, email, name) values (gen_random_uuid(), ${form.email}, 'Ada')`
  }
  const answers: unknown[] = []
  for (const [path, body] of [
    ['/api/auth/sign-up', form],
    ['/api/auth/forgot', { email: form.email }],
  ] as const) {
    const act = async (app: FastifyInstance) => {
      const { status, body: said } = await post(app, path, body)
      answers.push([path, status, said])
    }
    expect(await costOf(act, known)).toEqual(await costOf(act))
  }
  expect(answers[0]).toEqual(answers[1])
  expect(answers[2]).toEqual(answers[3])
})

test('who signs up with an address that is known gets a mail that says so, and no account', async () => {
  const { owner } = await aTenant(database)
  const { app } = await aHost(database)
  await post(app, '/api/auth/sign-up', { ...form, email: owner.email.toUpperCase() })
  const text = await mailTo(owner.email)
  expect(text).toContain('already')
  expect(tokenIn(text)).toBe('')
})

test('a reset works once, ends every session, and asks for the second factor after (ASVS 6.4.3, 6.3.4)', async () => {
  const { manager } = await aTenant(database)
  await aPassword(manager)
  await anAuthenticator(manager)
  const { app } = await aHost(database)
  await post(app, '/api/auth/forgot', { email: manager.email })
  const token = tokenIn(await mailTo(manager.email))
  const password = 'an entirely new sentence'
  const tries = await Promise.all(
    Array.from({ length: 3 }, () => post(app, '/api/auth/reset', { token, password })),
  )
  expect(tries.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404, 404])
  expect(tries.find(({ status }) => status === 200)?.body).toEqual({ next: 'signed_out' })
  await expect(manager.caller.account.ping()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  const again = await post(app, '/api/auth/sign-in', { email: manager.email, password })
  expect(again.body).toMatchObject({ next: 'factor' })
})

test('common passwords, and those made of what everybody knows, are refused in words (ASVS 6.2.4, 6.2.12)', async () => {
  const { app } = await aHost(database)
  for (const password of [
    'password1234',
    'P@ssw0rd2024!',
    'qwertyuiop12',
    '123456789012',
    'aaaaaaaaaaaa',
    'iloveyouiloveyou',
    'Harbour Wines 1',
    'harbourwines',
    'adahill1234!',
  ]) {
    const { status, body } = await post(app, '/api/auth/sign-up', { ...form, password })
    expect([password, status, Object.keys(body.error.data?.fields ?? body.error.fields)]).toEqual([
      password,
      400,
      ['password'],
    ])
  }
})

test('a person cannot make themselves more by what they send (ASVS 15.3.3)', async () => {
  const { app } = await aHost(database)
  const { tenant } = await aTenant(database)
  for (const extra of [
    { role: 'owner' },
    { tenantId: tenant.id },
    { id: tenant.id },
    { emailVerifiedAt: 'now' },
  ]) {
    expect((await post(app, '/api/auth/sign-up', { ...form, ...extra })).status).toBe(400)
  }
})

test('a line break in a name begins no header and no line of ours (ASVS 1.2.1)', async () => {
  const { app } = await aHost(database)
  const email = 'inject@harbour.test'
  const company = 'Evil\r\nBcc: all@victims.test\r\n\r\nOpen http://evil.test'
  const { status } = await post(app, '/api/auth/sign-up', { ...form, email, company })
  if (status !== 200) return
  const text = await mailTo(email)
  expect(text).not.toMatch(/^Bcc:/im)
  expect(text).not.toMatch(/^Open http:\/\/evil/m)
})

test('one mailbox is not flooded (ASVS 2.4.1)', async () => {
  const { rep } = await aTenant(database)
  const { app } = await aHost(database)
  for (let n = 0; n < 8; n++) await post(app, '/api/auth/forgot', { email: rep.email })
  const rows = await database.admin`select from auth.mail where recipient = ${rep.email}`
  expect(rows).toHaveLength(4)
})

test('closed to sign-ups is said, and no address is asked', async () => {
  const { app } = await aHost(database, { env: { signUp: 'closed' } })
  expect((await post(app, '/api/auth/sign-up', form)).status).toBe(403)
})

test('an invited person new to Leora joins with a name and a password of their own (ASVS 6.4.1, 6.4.6)', async () => {
  const { owner, tenant } = await aTenant(database)
  const { app } = await aHost(database)
  const email = 'new.rep@harbour.test'
  await owner.caller.admin.inviteMember({ email, role: 'rep' })
  const token = tokenIn(await mailTo(email))
  expect((await post(app, '/api/auth/invitation', { token })).body).toMatchObject({
    company: tenant.name,
    email,
    role: 'rep',
    isKnown: false,
  })
  const accept = { token, name: 'Bo Reed', password: 'a sentence of my own' }
  const tries = await Promise.all(
    Array.from({ length: 3 }, () => post(app, '/api/auth/accept-invitation', accept)),
  )
  expect(tries.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(await owner.caller.admin.listMembers()).toContainEqual(
    expect.objectContaining({ email, role: 'rep' }),
  )
  expect(await owner.caller.admin.listInvitations()).toMatchObject([{ email, state: 'accepted' }])
})

test('an invitation taken back, mailed anew or a week old opens nothing', async () => {
  const { owner } = await aTenant(database)
  const { app } = await aHost(database)
  const email = 'gone@harbour.test'
  const { id } = await owner.caller.admin.inviteMember({ email, role: 'rep' })
  const first = tokenIn(await mailTo(email))
  await owner.caller.admin.resendInvitation({ id })
  expect((await post(app, '/api/auth/invitation', { token: first })).status).toBe(404)
  await owner.caller.admin.revokeInvitation({ id })
  expect(await owner.caller.admin.listInvitations()).toMatchObject([{ state: 'revoked' }])
})

test('who is known joins signed in, and only with the address that was invited', async () => {
  const { owner: guest } = await aTenant(database)
  const { owner: host, tenant } = await aTenant(database)
  const { owner: stranger } = await aTenant(database)
  await host.caller.admin.inviteMember({ email: guest.email, role: 'viewer' })
  const token = tokenIn(await mailTo(guest.email))
  await expect(stranger.caller.account.joinCompany({ token })).rejects.toMatchObject({
    cause: { reason: 'invalid_state' },
  })
  expect(await guest.caller.account.joinCompany({ token })).toEqual({ tenantId: tenant.id })
  expect(await guest.caller.account.me()).toMatchObject({
    role: 'viewer',
    tenant: { id: tenant.id },
  })
})

test('a suspended member is out at once, with sessions and keys, and an owner always remains (ASVS 7.4.2)', async () => {
  const { owner, rep } = await aTenant(database)
  await owner.caller.admin.suspendMember({ userId: rep.userId, reason: 'Left the company' })
  await expect(rep.caller.account.ping()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  const again = await signIn(database, rep)
  await expect(again.caller.account.ping()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  await owner.caller.admin.reactivateMember({ userId: rep.userId, reason: 'Came back' })
  await expect((await signIn(database, rep)).caller.account.ping()).resolves.toBeDefined()
  await expect(
    owner.caller.admin.suspendMember({ userId: owner.userId, reason: 'Myself' }),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

test('the password changes with the current one, ends other sessions and is told by mail (ASVS 6.2.2, 6.2.3, 6.3.7)', async () => {
  const { rep } = await aTenant(database)
  const currentPassword = await aPassword(rep)
  const other = await signIn(database, rep)
  const change = { currentPassword, newPassword: 'a quite different one' }
  await expect(
    rep.caller.account.changePassword({ ...change, currentPassword: 'not this one' }),
  ).rejects.toMatchObject({ cause: { fields: { currentPassword: 'This is not your password.' } } })
  await rep.caller.account.changePassword(change)
  await expect(other.caller.account.ping()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  await expect(rep.caller.account.ping()).resolves.toBeDefined()
  expect(await mailTo(rep.email)).toContain('was changed')
})

test('an address changes once the new one answers, and the old one can take it back (ASVS 7.5.1)', async () => {
  const { rep } = await aTenant(database)
  const { app } = await aHost(database)
  const stale = await signIn(database, rep, { isSteppedUp: false })
  const email = 'new.address@harbour.test'
  await expect(stale.caller.account.changeEmail({ email })).rejects.toMatchObject({
    cause: { reason: 'step_up_required' },
  })
  await rep.caller.account.changeEmail({ email })
  expect(await emailOf(rep)).toBe(rep.email)
  await post(app, '/api/auth/confirm-email', { token: tokenIn(await mailTo(email)) })
  expect(await emailOf(rep)).toBe(email)
  const undo = tokenIn(await mailTo(rep.email))
  await post(app, '/api/auth/confirm-email', { token: undo })
  expect(await emailOf(rep)).toBe(rep.email)
  await expect(rep.caller.account.ping()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
})

async function emailOf({ userId }: TestActor): Promise<string> {
  const [row] = await database.admin<
    { email: string }[]
  >`select email from auth.users where id = ${userId}`
  return row?.email ?? ''
}
