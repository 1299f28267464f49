import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { aTenant } from '@leora/testing/actors'
import { useDatabase } from '@leora/testing/database'
import { expect, test } from 'vitest'
import { aHost, browserOf, inputOf } from './host.fixture.ts'

const database = useDatabase()

test.each([
  '/.git/HEAD',
  '/.git/config',
  '/.gitignore',
  '/package.json',
  '/pnpm-lock.yaml',
  '/.leora/secrets.json',
  '/..%2f.git/HEAD',
  '/assets/..%2f..%2f.git/HEAD',
  '/assets/%252e%252e/.git/HEAD',
])('%s is not served (ASVS 13.4.1)', async (url) => {
  const { app } = await aHost(database)
  const answer = await app.inject({ url })
  expect(answer.statusCode).toBeGreaterThanOrEqual(400)
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
})

test.each(['/debug', '/trpc', '/dev/outbox', '/panel', '/api/dev/outbox', '/status', '/env'])(
  'nothing for debugging is at %s (ASVS 13.4.2)',
  async (url) => {
    const { app } = await aHost(database)
    expect((await app.inject({ url })).statusCode).toBe(404)
  },
)

test('what is encoded twice stays text: decoded once, then checked (ASVS 1.1.1)', async () => {
  const { owner } = await aTenant(database)
  const { app } = await aHost(database)
  const headers = browserOf(owner)
  const once = await app.inject({
    url: `/trpc/crm.customers.search?${inputOf({ text: '%61' })}`,
    headers,
  })
  expect(once.statusCode).toBe(200)
  await owner.caller.crm.customers.create({ name: 'aaa' })
  expect(once.json().result.data.items).toEqual([])
  const twice = encodeURIComponent(encodeURIComponent(JSON.stringify({ text: 'a' })))
  const answer = await app.inject({ url: `/trpc/crm.customers.search?input=${twice}`, headers })
  expect(answer.statusCode).toBe(400)
})

test('the same parameter twice is read one way or refused, never joined (ASVS 15.3.7)', async () => {
  const { owner } = await aTenant(database)
  const { app } = await aHost(database)
  const headers = browserOf(owner)
  const rest = await app.inject({ url: '/api/v1/customers?limit=1&limit=2', headers })
  expect(rest.statusCode).toBe(400)
  const first = inputOf({ text: 'a' })
  const second = inputOf({ text: 'b' })
  const trpc = await app.inject({ url: `/trpc/crm.customers.search?${first}&${second}`, headers })
  expect(trpc.statusCode).toBe(200)
})

test('JSON that two readers could read in two ways is refused or read by one parser (ASVS 1.5.2, 15.3.5)', async () => {
  const { owner } = await aTenant(database)
  const { app } = await aHost(database)
  const send = (body: string) =>
    app.inject({
      method: 'POST',
      url: '/trpc/crm.customers.create',
      headers: { ...browserOf(owner), 'content-type': 'application/json' },
      body,
    })
  for (const body of [
    '{"name": "A", "creditLimitMinor": 9007199254740993}',
    '{"name": "A", "creditLimitMinor": "5"}',
    '{"name": "A", "creditLimitMinor": 1e400}',
    '{"name": ["A"]}',
    '{"name": {"toString": "A"}}',
    "{'name': 'A'}",
    '{"name": "A",}',
    '{"name": NaN}',
    '[{"name": "A"}]',
  ]) {
    expect([body, (await send(body)).statusCode]).toEqual([body, 400])
  }
})

test('answers name their content type with its charset (ASVS 4.1.1, 3.2.1)', async () => {
  const { owner } = await aTenant(database)
  const { app } = await aHost(database)
  const headers = browserOf(owner)
  for (const url of [
    '/trpc/account.me',
    '/api/v1/customers',
    '/api/auth/config',
    '/api/v1/openapi.json',
    '/nothing',
    '/healthz',
  ]) {
    const answer = await app.inject({ url, headers: { ...headers, accept: 'text/html' } })
    expect([url, answer.headers['content-type']]).toEqual([url, 'application/json; charset=utf-8'])
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  }
})

test('answers with data are kept by no cache (ASVS 14.3.2)', async () => {
  const { owner } = await aTenant(database)
  const { app } = await aHost(database)
  for (const url of [
    '/trpc/account.me',
    '/trpc/crm.customers.list?input={}',
    '/api/v1/customers',
    '/api/auth/config',
  ]) {
    const answer = await app.inject({ url, headers: browserOf(owner) })
    expect([url, answer.statusCode, answer.headers['cache-control']]).toEqual([
      url,
      200,
      'no-store',
    ])
  }
})

test('no other origin is let in (ASVS 3.4.2)', async () => {
  const { owner } = await aTenant(database)
  const { app } = await aHost(database)
  for (const origin of ['https://evil.example', 'null', 'http://localhost:3001']) {
    for (const method of ['OPTIONS', 'GET'] as const) {
      const answer = await app.inject({
        method,
        url: '/trpc/account.me',
        headers: { ...browserOf(owner), origin, 'access-control-request-method': 'POST' },
      })
      for (const name of Object.keys(answer.headers)) expect(name).not.toMatch(/^access-control-/)
    }
  }
})

/** Speaks to the server as no HTTP library would. */
async function sayRaw(address: string, text: string): Promise<string> {
  const { hostname, port } = new URL(address)
  const socket = connect(Number(port), hostname)
  const heard: Buffer[] = []
  socket.on('data', (data: Buffer) => heard.push(data))
  socket.on('error', () => undefined)
  socket.end(text)
  await new Promise((resolve) => socket.once('close', resolve))
  return Buffer.concat(heard).toString()
}

test.each([
  ['two lengths', 'Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde'],
  [
    'a length and chunks',
    'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n',
  ],
  [
    'an unknown encoding',
    'Transfer-Encoding: xchunked\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n',
  ],
  ['a header folded over two lines', 'X-A: 1\r\n b\r\nContent-Length: 0\r\n\r\n'],
  ['a blank before the colon', 'Content-Length : 4\r\n\r\nabcd'],
])('a request with %s is refused whole (ASVS 4.2.1)', async (_what, rest) => {
  const { listen } = await aHost(database)
  const address = await listen()
  const heard = await sayRaw(address, `POST /api/auth/sign-in HTTP/1.1\r\nHost: x\r\n${rest}`)
  // What follows it may be refused as well, but is never carried out.
  const answers = heard.match(/HTTP\/1\.1 \d+/g) ?? []
  expect(new Set(answers)).toEqual(new Set(['HTTP/1.1 400']))
})

test('no answer names the software behind it (ASVS 13.4.6)', async () => {
  const { app, listen } = await aHost(database)
  const heard = await sayRaw(await listen(), 'GET / HTTP/1.0\r\nHost: x\r\n\r\n')
  const texts = [heard]
  for (const url of [
    '/nothing',
    '/trpc/nothing',
    '/api/v1/customers',
    '/trpc/crm.customers.list?input=x',
  ]) {
    const { headers, body } = await app.inject({ url })
    texts.push(JSON.stringify(headers) + body)
  }
  for (const text of texts)
    expect(text).not.toMatch(
      /fastify|node\.js|express|nginx|postgres|drizzle|trpc\/server| at \w+ \(/i,
    )
})

test('the demo alone has sign-ins that everybody knows (ASVS 6.3.2)', async () => {
  const { app } = await aHost(database)
  expect((await app.inject({ url: '/api/auth/config' })).json()).toMatchObject({ demo: false })
  const rows =
    await database.admin`select email from auth.users where email like '%demo.leora.test'`
  expect(rows).toEqual([])
  const migrations = readFileSync(
    new URL('../../../drizzle/0001_foundation.sql', import.meta.url),
    'utf8',
  )
  expect(migrations).not.toMatch(/insert into "?auth/i)
})

test('a session is verified by the server: a made-up, cut or longer token opens nothing (ASVS 7.2.1, 7.2.2)', async () => {
  const { owner } = await aTenant(database)
  const { app } = await aHost(database)
  for (const token of [
    '',
    'x',
    owner.token.slice(1),
    `${owner.token}x`,
    owner.token.toLowerCase(),
    owner.sessionId,
  ]) {
    const answer = await app.inject({
      url: '/trpc/account.me',
      headers: browserOf({ ...owner, token }),
    })
    expect(answer.statusCode).toBe(401)
  }
})
