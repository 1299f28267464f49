import { hashPassword } from '@leora/api/sign-in/password'
import { anApiKey, aTenant } from '@leora/testing/actors'
import { aCustomer } from '@leora/testing/builders/customer'
import { useDatabase } from '@leora/testing/database'
import { expect, test } from 'vitest'
import { aHost, browserOf, inputOf } from '../host.fixture.ts'

const database = useDatabase()

test('a line names request, person and procedure, and holds nothing of the input (ASVS 16.2.1, 16.3.2)', async () => {
  const { owner } = await aTenant(database)
  const { app, log } = await aHost(database)
  const { headers } = await app.inject({
    url: `/trpc/crm.customers.list?${inputOf({ text: 'canary words' })}`,
    headers: browserOf(owner),
  })
  const [line = ''] = log
  expect(log).toHaveLength(1)
  expect(JSON.parse(line)).toMatchObject({
    level: 'info',
    requestId: headers['x-request-id'],
    method: 'GET',
    operation: 'crm.customers.list',
    status: 200,
    tenant: owner.tenantId,
    user: owner.userId,
  })
  expect(line).not.toContain('canary')
})

test('no secret that passes through reaches the log or an answer', async () => {
  const { owner } = await aTenant(database)
  const password = 'canary-of-a-password'
  await database.admin`
    insert into auth.passwords (user_id, hash) values (${owner.userId}, ${await hashPassword(password)})`
  const key = await anApiKey(owner, ['read', 'write'])
  const { app, log, services } = await aHost(database)
  const json = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
  const signIn = (body: object) =>
    app.inject({ method: 'POST', url: '/api/auth/sign-in', headers: json, payload: body })

  const right = await signIn({ email: owner.email, password })
  const cookie = String(right.headers['set-cookie'])
  const wrong = await signIn({ email: owner.email, password: 'canary-of-a-guess' })
  const bad = await signIn({ email: owner.email, password: { canary: 'canary-of-an-object' } })
  const asKey = { authorization: `Bearer ${key.token}` }
  const read = await app.inject({ url: '/api/v1/customers?text=canary-words', headers: asKey })
  const odd = await app.inject({ url: '/canary-of-a-path?token=canary', headers: { cookie } })
  const customer = await aCustomer(owner, { notes: 'canary-of-a-note' })
  const failed = await app.inject({
    method: 'POST',
    url: '/trpc/crm.customers.update',
    headers: { ...browserOf(owner), ...json },
    payload: {
      id: customer.id,
      expectedVersion: 1,
      changes: { ownerId: key.sessionId, notes: 'canary\u0000' },
    },
  })
  expect(failed.statusCode).toBe(400)

  const token = /leora=([^;]+)/.exec(cookie)?.[1] ?? 'none'
  const written = log.join('')
  for (const secret of ['canary', token, key.token, owner.token, owner.email]) {
    expect(written).not.toContain(secret)
  }
  for (const answer of [right, wrong, bad, read, odd, failed]) {
    expect(answer.body).not.toContain(password)
    expect(answer.body).not.toContain(key.token)
  }
  expect(services.unforeseen).toEqual([])
})
