import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { listOutbox } from '@leora/api/identity-mail/list-outbox'
import { createTextSender } from '@leora/api/second-factor/code-sender'
import { aTenant, signIn, type TestActor } from '@leora/testing/actors'
import { anAuthenticator, aPassword } from '@leora/testing/builders/authenticator'
import { aCodeChannel } from '@leora/testing/builders/code-channel'
import { useDatabase } from '@leora/testing/database'
import { servicesOf } from '@leora/testing/services'
import { expect, onTestFinished, test } from 'vitest'
import { aHost } from '../host.fixture.ts'

const database = useDatabase()
const phone = '+436601234567'

interface Text {
  to: string
  text: string
  authorization: string | undefined
}

/** A provider of text messages on this machine. */
async function aProvider({ status = 200 } = {}) {
  const texts: Text[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString()) as Omit<Text, 'authorization'>
      texts.push({ ...body, authorization: request.headers.authorization })
      response.writeHead(status).end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const sender = createTextSender({ url: `http://127.0.0.1:${port}/send`, token: 'of-provider' })
  return { texts, sender }
}

async function aSignIn(
  person: TestActor,
  options: { textSender?: ReturnType<typeof createTextSender> } = {},
) {
  const password = await aPassword(person)
  await anAuthenticator(person)
  const { app } = await aHost(database, { services: { ...servicesOf(database), ...options } })
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
  return { begun, send }
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
  const { texts, sender } = await aProvider()
  const { begun, send } = await aSignIn(owner, { textSender: sender })
  expect(begun.body['methods']).toEqual(['totp', 'sms'])
  expect((await send('/api/auth/factor/code', { method: 'sms' })).body).toEqual({
    next: 'sent',
    to: '…4567',
  })
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

test('a provider that fails is said, and its page does not reach the person', async () => {
  const { owner } = await aTenant(database)
  await aCodeChannel(owner, { phone })
  const { sender } = await aProvider({ status: 500 })
  const { send } = await aSignIn(owner, { textSender: sender })
  expect(await send('/api/auth/factor/code', { method: 'sms' })).toMatchObject({
    status: 503,
    body: { error: { message: expect.stringContaining('could not be sent') } },
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
