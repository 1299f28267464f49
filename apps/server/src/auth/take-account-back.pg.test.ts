import { listOutbox } from '@leora/api/identity-mail/list-outbox'
import { uuid7 } from '@leora/domain/uuid7'
import { anApiKey, aTenant, signIn, type TestActor } from '@leora/testing/actors'
import { anAuthenticator, aPassword } from '@leora/testing/builders/authenticator'
import { aCodeChannel } from '@leora/testing/builders/code-channel'
import { anotherStoredPasskey } from '@leora/testing/builders/passkey'
import { useDatabase } from '@leora/testing/database'
import { servicesOf } from '@leora/testing/services'
import { expect, test } from 'vitest'
import { aHost } from '../host.fixture.ts'

const database = useDatabase()

async function aPost() {
  const { app } = await aHost(database)
  return async (url: string, payload: object) => {
    const headers = { 'sec-fetch-site': 'same-origin' }
    const answer = await app.inject({ method: 'POST', url, headers, payload })
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
  }
}

async function mailTo(recipient: string, subject: RegExp) {
  const mails = await listOutbox(servicesOf(database))
  const body = mails.find((one) => one.recipient === recipient && subject.test(one.subject))?.body
  return { body: body ?? '', token: /#([\w-]{43})/.exec(body ?? '')?.[1] ?? '' }
}

/** Somebody in an open session leads the account to an address of theirs; answers the way back. */
async function changeAddress(person: TestActor, to: string, from = person.email) {
  const post = await aPost()
  await person.caller.account.changeEmail({ email: to })
  const { token } = await mailTo(to, /Confirm your new address/)
  expect((await post('/api/auth/confirm-email', { token })).body).toEqual({ next: 'changed' })
  return (await mailTo(from, /was changed/)).token
}

const addressOf = async ({ userId }: TestActor) => {
  const [row] = await database.admin<{ email: string }[]>`
    select email from auth.users where id = ${userId}`
  return row?.email
}

/** Two of every proof: one from last week, one of now. */
async function proofsOldAndNew(person: TestActor) {
  const { userId } = person
  const old = await anotherStoredPasskey(person)
  const key = await anApiKey(person, ['read'])
  await database.admin`
    update auth.passkeys set created_at = now() - interval '7 days' where id = ${old.id}`
  await database.admin`
    update api_keys set created_at = now() - interval '7 days' where id = ${key.sessionId}`
  await database.admin`
    insert into auth.identities (issuer, subject, user_id, created_at) values
      ('https://id.test', ${uuid7()}, ${userId}, now() - interval '7 days'),
      ('https://evil.test', ${uuid7()}, ${userId}, now())`
  const added = await anotherStoredPasskey(person)
  const newKey = await anApiKey(person, ['read'])
  await aCodeChannel(person, { phone: '+436601234567' })
  return { old, added, key, newKey }
}

test('taking an address back takes the password back, and a mail leads to a new one (ASVS 6.4.3, 7.4.3)', async () => {
  const { rep } = await aTenant(database)
  const password = await aPassword(rep)
  const undo = await changeAddress(rep, 'intruder@evil.test')
  const other = await signIn(database, rep)
  const post = await aPost()
  expect((await post('/api/auth/confirm-email', { token: undo })).body).toEqual({
    next: 'taken_back',
  })
  expect(await addressOf(rep)).toBe(rep.email)
  await expect(other.caller.account.ping()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  const { email } = rep
  expect((await post('/api/auth/sign-in', { email, password })).status).toBe(401)
  const mail = await mailTo(email, /yours again/)
  expect(mail.body).toContain('none was removed')
  const chosen = 'a password of my own again'
  const reset = await post('/api/auth/reset', { token: mail.token, password: chosen })
  expect(reset.status).toBe(200)
  expect((await post('/api/auth/sign-in', { email, password })).status).toBe(401)
  expect((await post('/api/auth/sign-in', { email, password: chosen })).body).toEqual({
    next: 'done',
  })
  expect((await post('/api/auth/confirm-email', { token: undo })).status).toBe(404)
})

test('what was added since the day before is removed and named; what is older stays (ASVS 7.4.3)', async () => {
  const { owner } = await aTenant(database)
  await anAuthenticator(owner)
  const undo = await changeAddress(owner, 'intruder2@evil.test')
  const { old, key, newKey } = await proofsOldAndNew(owner)
  const post = await aPost()
  await post('/api/auth/confirm-email', { token: undo })
  const { userId } = owner
  const left = await database.admin`select
    (select json_agg(id) from auth.passkeys where user_id = ${userId}) as passkeys,
    (select json_agg(issuer) from auth.identities where user_id = ${userId}) as identities,
    (select count(*)::int from auth.totp where user_id = ${userId}) as apps,
    (select count(*)::int from auth.code_channels where user_id = ${userId}) as channels`
  expect(left).toEqual([
    { passkeys: [old.id], identities: ['https://id.test'], apps: 0, channels: 0 },
  ])
  await expect(key.caller.account.ping()).resolves.toBeDefined()
  await expect(newKey.caller.account.ping()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  const { body } = await mailTo(owner.email, /yours again/)
  expect(body).toContain(
    'passkeys, the authenticator app, addresses and numbers for codes, sign-ins at other services, and API keys',
  )
})

test('an app set up last week stays with its codes, and is asked for after the reset (ASVS 6.3.4)', async () => {
  const { rep } = await aTenant(database)
  const app = await anAuthenticator(rep)
  await database.admin`
    update auth.totp set confirmed_at = now() - interval '7 days' where user_id = ${rep.userId}`
  const undo = await changeAddress(rep, 'intruder3@evil.test')
  const post = await aPost()
  await post('/api/auth/confirm-email', { token: undo })
  const { token } = await mailTo(rep.email, /yours again/)
  const password = 'a password of my own again'
  await post('/api/auth/reset', { token, password })
  expect((await post('/api/auth/sign-in', { email: rep.email, password })).body).toMatchObject({
    next: 'factor',
    methods: ['totp'],
  })
  expect(app.nextCode()).toMatch(/^\d{6}$/)
})

test('a stranger who sets a password, or moves on to a second address, does not end the way back', async () => {
  const { rep } = await aTenant(database)
  const currentPassword = await aPassword(rep)
  const mine = await changeAddress(rep, 'first@evil.test')
  const theirs = await changeAddress(rep, 'second@evil.test', 'first@evil.test')
  await rep.caller.account.changePassword({
    currentPassword,
    newPassword: 'a password of a stranger',
  })
  const post = await aPost()
  expect((await post('/api/auth/confirm-email', { token: theirs })).body).toEqual({
    next: 'taken_back',
  })
  expect(await addressOf(rep)).toBe('first@evil.test')
  const stranger = await mailTo('first@evil.test', /yours again/)
  await post('/api/auth/reset', { token: stranger.token, password: 'the stranger once more' })
  expect((await post('/api/auth/confirm-email', { token: mine })).body).toEqual({
    next: 'taken_back',
  })
  expect(await addressOf(rep)).toBe(rep.email)
  const again = { email: rep.email, password: 'the stranger once more' }
  expect((await post('/api/auth/sign-in', again)).status).toBe(401)
})

test('the first owner ends the link of the second, never the other way round', async () => {
  const { rep } = await aTenant(database)
  const mine = await changeAddress(rep, 'third@evil.test')
  const theirs = await changeAddress(rep, 'fourth@evil.test', 'third@evil.test')
  const post = await aPost()
  await post('/api/auth/confirm-email', { token: mine })
  expect((await post('/api/auth/confirm-email', { token: theirs })).status).toBe(404)
  expect(await addressOf(rep)).toBe(rep.email)
})

test('of many that use the way back at once, one takes the account back', async () => {
  const { rep } = await aTenant(database)
  const token = await changeAddress(rep, 'fifth@evil.test')
  const post = await aPost()
  const answers = await Promise.all([1, 2, 3].map(() => post('/api/auth/confirm-email', { token })))
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404, 404])
})
