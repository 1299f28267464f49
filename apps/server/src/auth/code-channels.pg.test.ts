import { deliverIdentityMail } from '@leora/api/identity-mail/deliver-identity-mail'
import { listOutbox } from '@leora/api/identity-mail/list-outbox'
import { createTextSender, type TextSender } from '@leora/api/second-factor/text-sender'
import { aTenant, signIn, type TestActor } from '@leora/testing/actors'
import { anAuthenticator, aPassword } from '@leora/testing/builders/authenticator'
import { aCodeChannel } from '@leora/testing/builders/code-channel'
import { useDatabase } from '@leora/testing/database'
import { servicesOf } from '@leora/testing/services'
import { startTextGateway } from '@leora/testing/simulators/text-gateway'
import { expect, onTestFinished, test } from 'vitest'
import { aHost } from '../host.fixture.ts'

const database = useDatabase()
const phone = '+436601234567'

/** A gateway that answers these in turn, then always the last. */
async function aGateway(...statuses: number[]) {
  const { url, texts, close } = await startTextGateway(...statuses)
  onTestFinished(close)
  return { texts, sender: createTextSender({ url, token: 'of-provider' }) }
}

async function aSignIn(person: TestActor, options: { textSender?: TextSender | null } = {}) {
  const password = await aPassword(person)
  await anAuthenticator(person)
  const { app, log } = await aHost(database, {
    services: { ...servicesOf(database), ...options },
  })
  let cookie = ''
  const send = async (path: string, payload: object) => {
    const answer = await app.inject({
      method: 'POST',
      url: path,
      headers: { 'sec-fetch-site': 'same-origin', cookie },
      payload,
    })
    const set = answer.cookies.find(({ name }) => name === 'leora-step')
    if (set) cookie = `leora-step=${set.value}`
    return { status: answer.statusCode, body: answer.json() as Record<string, unknown> }
  }
  const begun = await send('/api/auth/sign-in', { email: person.email, password })
  return { begun, send, log }
}

const said: unknown[] = []

/** Sends what waits, as the worker does. */
async function deliver(textSender: TextSender | null): Promise<object | null> {
  const services = { ...servicesOf(database), textSender, mailer: null }
  const note = (fields: object, message: string) => void said.push([fields, message])
  const log = { info: note, warn: note }
  const job = {
    id: 'test',
    data: {},
    attempt: 1,
    isLastAttempt: false,
    signal: new AbortController().signal,
    progress: async () => undefined,
  }
  return await deliverIdentityMail({ ...services, log }, job)
}

const codeIn = (text: string | undefined) => /\b\d{6}\b/.exec(text ?? '')?.[0] ?? ''

async function lastMailOf({ email }: TestActor): Promise<string | undefined> {
  const mails = await listOutbox(servicesOf(database))
  return mails.find(({ recipient }) => recipient === email)?.body
}

test('a mailed code is asked for, works once, and only in the browser that began (ASVS 6.5.1, 6.6.2)', async () => {
  const { owner } = await aTenant(database)
  await aCodeChannel(owner)
  const mine = await aSignIn(owner)
  const theirs = await aSignIn(owner)
  expect(mine.begun.body['methods']).toEqual(['totp', 'email'])
  const sent = await mine.send('/api/auth/factor/code', { method: 'email' })
  expect(sent).toMatchObject({
    status: 200,
    body: { next: 'sent', to: expect.stringContaining('…@') },
  })
  const code = codeIn(await lastMailOf(owner))
  expect(code).toMatch(/^\d{6}$/)
  const [row] = await database.admin`
    select code_hash from auth.challenges where user_id = ${owner.userId} and code_hash is not null`
  expect(row?.['code_hash']).toMatch(/^\$argon2id\$/)
  const elsewhere = await theirs.send('/api/auth/factor', { method: 'email', code })
  expect(elsewhere.status).toBe(401)
  const tries = [1, 2, 3].map(() => mine.send('/api/auth/factor', { method: 'email', code }))
  const statuses = (await Promise.all(tries)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(1)
})

test('a text goes to the confirmed phone with the token of the provider, and its code lets in', async () => {
  const { owner } = await aTenant(database)
  await aCodeChannel(owner, { phone })
  const { texts, sender } = await aGateway()
  const { begun, send } = await aSignIn(owner, { textSender: sender })
  expect(begun.body['methods']).toEqual(['totp', 'sms'])
  expect((await send('/api/auth/factor/code', { method: 'sms' })).body).toEqual({
    next: 'sent',
    to: '…4567',
  })
  // Nobody waits for the gateway: what is asked for lies sealed in the outbox.
  expect(texts).toEqual([])
  const shown = await listOutbox(servicesOf(database))
  expect(shown.map(({ recipient }) => recipient)).not.toContain(phone)
  await deliver(sender)
  expect(texts).toMatchObject([{ to: phone, authorization: 'Bearer of-provider' }])
  const code = codeIn(texts[0]?.text)
  expect((await send('/api/auth/factor', { method: 'email', code })).status).toBe(401)
  expect((await send('/api/auth/factor', { method: 'sms', code })).body).toEqual({ next: 'done' })
})

test('a second code is not sent within a minute, nor to who did not ask for the way (ASVS 6.6.3)', async () => {
  const { owner } = await aTenant(database)
  await aCodeChannel(owner)
  const { send } = await aSignIn(owner)
  const asked = [1, 2, 3].map(() => send('/api/auth/factor/code', { method: 'email' }))
  const statuses = (await Promise.all(asked)).map(({ status }) => status).toSorted((a, b) => a - b)
  expect(statuses).toEqual([200, 429, 429])
  expect((await send('/api/auth/factor/code', { method: 'sms' })).status).toBe(422)
})

test('a code is worth nothing after ten minutes, or after five tries (ASVS 6.5.5, 6.6.3)', async () => {
  const { owner } = await aTenant(database)
  await aCodeChannel(owner)
  const old = await aSignIn(owner)
  await old.send('/api/auth/factor/code', { method: 'email' })
  const code = codeIn(await lastMailOf(owner))
  await database.admin`
    update auth.challenges set code_sent_at = now() - interval '11 minutes' where user_id = ${owner.userId}`
  expect((await old.send('/api/auth/factor', { method: 'email', code })).status).toBe(401)
  await database.admin`update auth.challenges set code_sent_at = now() where user_id = ${owner.userId}`
  const wrong = code === '000000' ? '000001' : '000000'
  for (let time = 0; time < 4; time++) {
    expect((await old.send('/api/auth/factor', { method: 'email', code: wrong })).status).toBe(401)
  }
  expect((await old.send('/api/auth/factor', { method: 'email', code })).status).toBe(401)
})

test('a gateway that fails twice is tried again, and the code of then lets in; no try leaves it anywhere (ASVS 14.2.7, 16.2.5)', async () => {
  const { owner } = await aTenant(database)
  await aCodeChannel(owner, { phone })
  await database.admin`delete from auth.mail`
  const { texts, sender } = await aGateway(500, 503, 200)
  const { send, log } = await aSignIn(owner, { textSender: sender })
  expect((await send('/api/auth/factor/code', { method: 'sms' })).status).toBe(200)
  const waiting = () => database.admin<{ state: string; attempts: number }[]>`
    select state, attempts from auth.mail where user_id = ${owner.userId}`
  const outcomes: (object | null)[] = []
  for (let time = 0; time < 3; time++) {
    outcomes.push(await deliver(sender))
    // Not before its time.
    if (time < 2) expect(await deliver(sender)).toBeNull()
    await database.admin`
      update auth.mail set created_at = now() - make_interval(secs => ${5 * 2 ** (time + 1)})`
  }
  expect(outcomes).toEqual([
    { sent: 0, failed: 1 },
    { sent: 0, failed: 1 },
    { sent: 1, failed: 0 },
  ])
  expect(texts.map(({ text }) => codeIn(text))).toEqual(Array(3).fill(codeIn(texts[0]?.text)))
  expect(await waiting()).toEqual([{ state: 'sent', attempts: 3 }])
  const code = codeIn(texts[0]?.text)
  const kept = await database.admin`
    select (select json_agg(m) from auth.mail m where user_id = ${owner.userId}) as mail,
      (select json_agg(j) from pgboss.job j where name = 'deliver-identity-mail') as jobs`
  expect(JSON.stringify(kept)).toContain('deliver-identity-mail')
  expect(log.length).toBeGreaterThan(0)
  expect(JSON.stringify([kept, log, said])).not.toMatch(new RegExp(`${code}|Leora code`))
  expect((await send('/api/auth/factor', { method: 'sms', code })).body).toEqual({ next: 'done' })
})

test('what a gateway says of a message it refused is not kept, for it may repeat the code (ASVS 16.2.5)', async () => {
  const { owner } = await aTenant(database)
  await aCodeChannel(owner, { phone: '+436601234568' })
  const { texts, sender } = await aGateway(400)
  const { send } = await aSignIn(owner, { textSender: sender })
  await send('/api/auth/factor/code', { method: 'sms' })
  await deliver(sender)
  expect(codeIn(texts.at(-1)?.text)).toMatch(/^\d{6}$/)
  const [row] =
    await database.admin`select state, error from auth.mail where user_id = ${owner.userId}`
  expect(row).toEqual({
    state: 'queued',
    error: 'The gateway for text messages answered 400.',
  })
})

test('who reset the password by mail is not let in by a mail alone (ASVS 6.3.4, 6.4.3)', async () => {
  const { owner } = await aTenant(database)
  await aCodeChannel(owner)
  await database.admin`
    insert into auth.sign_in_events (id, user_id, outcome, method)
    values (leora.uuid7(), ${owner.userId}, 'reset', 'link')`
  const { begun, send } = await aSignIn(owner)
  expect(begun.body['methods']).toEqual(['totp'])
  expect((await send('/api/auth/factor/code', { method: 'email' })).status).toBe(422)
  await database.admin`
    update auth.sign_in_events set at = now() - interval '4 days' where user_id = ${owner.userId}`
  const later = await aSignIn(owner)
  expect(later.begun.body['methods']).toEqual(['totp', 'email'])
})

test('a way counts once its code came back, and never as the only second factor', async () => {
  const { owner } = await aTenant(database)
  const { account } = (await signIn(database, owner)).caller
  await expect(account.beginCodeChannel({ channel: 'email' })).rejects.toThrow('second choice')
  await anAuthenticator(owner)
  await expect(account.beginCodeChannel({ channel: 'sms', phone })).rejects.toThrow(
    'no text messages',
  )
  const { to } = await account.beginCodeChannel({ channel: 'email' })
  expect(to).toMatch(/^.…@/)
  expect((await account.getSecurity()).codeChannels).toEqual([])
  const code = codeIn(await lastMailOf(owner))
  const tries = [1, 2].map(() => account.confirmCodeChannel({ channel: 'email', code }))
  const outcomes = (await Promise.allSettled(tries))
    .map(({ status }) => status)
    .toSorted((a, b) => a.localeCompare(b))
  expect(outcomes).toEqual(['fulfilled', 'rejected'])
  expect((await account.getSecurity()).codeChannels).toEqual([{ channel: 'email', to }])
  await account.removeTotp()
  const password = await aPassword(owner)
  const { app } = await aHost(database)
  const answer = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-in',
    headers: { 'sec-fetch-site': 'same-origin' },
    payload: { email: owner.email, password },
  })
  expect(answer.json()).toEqual({ next: 'done' })
})
