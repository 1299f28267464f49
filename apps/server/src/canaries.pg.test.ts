import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { newApiKeySecret } from '@leora/api/account/api-key-secret'
import { jobActor } from '@leora/api/jobs/job'
import { sendLater } from '@leora/api/mail/send-later'
import { cases } from '@leora/api/matrix/procedures'
import { hashPassword } from '@leora/api/sign-in/password'
import { anApiKey, aTenant, signIn, type TestActor } from '@leora/testing/actors'
import { useDatabase } from '@leora/testing/database'
import { makeHome } from '@leora/testing/held-cluster'
import { secretsIn, secretsInRows } from '@leora/testing/secret-search'
import { servicesOf } from '@leora/testing/services'
import type { InjectOptions } from 'fastify'
import { expect, onTestFinished, test, vi } from 'vitest'
import { runLeora, startServerWith } from './faults/running-leora.ts'
import { aHost, browserOf, inputOf } from './host.fixture.ts'
import { createLog } from './log.ts'
import { startTracing } from './tracing.ts'
import { startBackground } from './worker.ts'

// Every entrance of the server, one after the other.
vi.setConfig({ testTimeout: 120_000 })

const database = useDatabase()
const canary = (of: string) => `canary-${of}-${randomBytes(12).toString('hex')}`

/** What a person or program might send by these names, wherever they send it. */
const fields = Object.fromEntries(
  [
    ...['password', 'currentPassword', 'newPassword', 'token', 'secret', 'code', 'recoveryCode'],
    ...['cookie', 'authorization', 'apiKey', 'totp', 'seed', 'refreshToken'],
  ].map((name) => [name, canary(name)]),
)

async function listen(
  server: { listen: (port: number, host: string) => unknown } & NodeJS.EventEmitter,
) {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
}

/** Takes traces and keeps what they say. */
async function aCollector() {
  const received: string[] = []
  const server = createHttpServer((request, response) => {
    request.on('data', (chunk: Buffer) => received.push(chunk.toString('utf8')))
    request.on('end', () => response.end('{}'))
  })
  await listen(server)
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received }
}

/** A mail server that repeats in its refusal what it was told. */
async function anEchoingMailServer(password: string) {
  const talk = (socket: Socket) => {
    socket.write('220 echo\r\n')
    socket.on('data', (chunk) => {
      const line = chunk.toString('utf8').trim()
      if (line.startsWith('EHLO')) socket.write('250-echo\r\n250 AUTH PLAIN\r\n')
      else socket.write(`535 5.7.8 No: ${line} / ${password}\r\n`)
    })
    socket.on('error', () => socket.destroy())
  }
  const server = createServer(talk)
  await listen(server)
  onTestFinished(() => void server.close())
  return `smtp://mailer:${password}@127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Each route that is no procedure of tRPC, as the server lists them itself. */
function routesOf(
  tree: string,
): { method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'; url: string }[] {
  return [...tree.matchAll(/(\/[^\s(]*) \(([A-Z, ]+)\)/g)].flatMap(([, url = '', methods = '']) =>
    methods
      .split(', ')
      .filter((method) => ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'].includes(method))
      .map((method) => ({ method: method as 'GET', url: url.replace(/:\w+|\*/g, 'x') })),
  )
}

/** The same call in the ways it may come in: right, cut off, by address, and as another type. */
function waysTo(method: string, url: string, body: object, headers: object): InjectOptions[] {
  const query = new URLSearchParams(fields).toString()
  const mark = url.includes('?') ? '&' : '?'
  const json = { ...headers, 'content-type': 'application/json' }
  const text = JSON.stringify({ ...body, ...fields })
  const of = (more: InjectOptions) => ({ method, url, ...more }) as InjectOptions
  return [
    of({ url: `${url}${mark}${query}`, headers: { ...headers } }),
    ...(method === 'GET'
      ? []
      : [
          of({ headers: json, payload: text }),
          of({ headers: json, payload: text.slice(0, -9) }),
          of({ headers: json, payload: text.replace('{', '{"__proto__":{"a":1},') }),
          of({ headers: { ...headers, 'content-type': 'text/plain' }, payload: text }),
        ]),
  ]
}

async function withPassword(person: TestActor): Promise<string> {
  const password = canary('right-password')
  await database.admin`
    insert into auth.passwords (user_id, hash) values (${person.userId}, ${await hashPassword(password)})`
  return password
}

async function withTotp({ userId }: TestActor): Promise<string> {
  const seed = canary('seed')
  const place = { tenantId: null, table: 'auth.totp', column: 'secret_sealed', rowId: userId }
  const sealed = await servicesOf(database).keyRing.seal(place, seed)
  await database.admin`insert into auth.totp (user_id, secret_sealed) values (${userId}, ${sealed})`
  return seed
}

test('no secret that passes through any entrance is noted anywhere (ASVS 14.2.1, 16.2.5)', async () => {
  const company = await aTenant(database)
  const { owner } = company
  const collector = await aCollector()
  const tracing = await startTracing(collector.url)
  const lines: string[] = []
  const log = createLog({ level: 'trace', destination: { write: (line) => void lines.push(line) } })
  const { app, services } = await aHost(database, { log, tracing })
  const key = await anApiKey(owner, ['read', 'write'])
  const password = await withPassword(owner)
  const secrets: Record<string, string> = {
    ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [`field ${name}`, value])),
    password,
    ownerToken: owner.token,
    key: key.token,
    madeUpToken: canary('cookie'),
    madeUpKey: newApiKeySecret(),
    seed: await withTotp(owner),
    smtp: canary('smtp'),
  }
  const replies: string[] = []
  const send = async (options: InjectOptions) => {
    const { body, headers, statusCode } = await app.inject(options)
    const { 'set-cookie': cookie, ...told } = headers
    replies.push(
      `${options.method} ${String(options.url)} ${statusCode} ${JSON.stringify(told)} ${body}`,
    )
    return String(cookie ?? '')
  }

  const home = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
  const signInWith = (password: unknown) =>
    send({
      method: 'POST',
      url: '/api/auth/sign-in',
      headers: home,
      payload: JSON.stringify({ email: owner.email, password }),
    })
  secrets['session'] = /leora=([^;]+)/.exec(await signInWith(password))?.[1] ?? 'no session'
  expect(secrets['session']).toMatch(/^[\w-]{43}$/)
  await signInWith(fields['password'])
  await signInWith({ of: fields['password'] })

  const bearers = [
    { authorization: `Bearer ${key.token}` },
    { authorization: `Bearer ${secrets['madeUpKey']}` },
    { authorization: `Basic ${secrets['madeUpKey']}` },
    { cookie: `leora=${secrets['madeUpToken']}`, 'sec-fetch-site': 'same-origin' },
    { cookie: `leora=${secrets['session']}`, 'sec-fetch-site': 'cross-site' },
  ]
  for (const one of cases.filter(({ type }) => type !== 'subscription')) {
    const actor = await signIn(database, owner)
    secrets[`session of ${one.name}`] = actor.token
    const input = (await one.expected.input?.(actor, company)) ?? {}
    const isQuery = one.type === 'query'
    const url = `/trpc/${one.path}${isQuery ? `?${inputOf({ ...input, ...fields })}` : ''}`
    for (const headers of [browserOf(actor), ...bearers]) {
      for (const way of waysTo(isQuery ? 'GET' : 'POST', url, input, headers)) await send(way)
    }
  }
  const routes = routesOf(app.printRoutes({ commonPrefix: false }))
  expect(routes.length).toBeGreaterThan(20)
  for (const { method, url } of routes) {
    const isStream = url.includes('/live') || url.startsWith('/trpc')
    if (isStream) continue
    for (const headers of [browserOf(await signIn(database, owner)), ...bearers]) {
      for (const way of waysTo(method, url, { email: owner.email }, headers)) await send(way)
    }
  }
  await send({ method: 'GET', url: `/${fields['token']}?token=${fields['token']}`, headers: {} })

  const worker = await startBackground(
    services,
    { smtpUrl: await anEchoingMailServer(secrets['smtp'] ?? ''), mailFrom: 'leora@example.test' },
    log,
  )
  secrets['smtpLogin'] = Buffer.from(`\0mailer\0${secrets['smtp']}`).toString('base64')
  const actor = jobActor(owner)
  const mailId = await database.tenants.asActor(actor, { id: 'canary' }, (db) =>
    sendLater({ ...services, db, actor }, { recipient: owner.email, subject: 'S', body: 'B' }),
  )
  await vi.waitFor(
    async () => {
      const [mail] = await database.admin`select error from emails where id = ${mailId}`
      expect(mail?.['error']).toContain('535')
    },
    { timeout: 30_000 },
  )
  await worker.stop()
  const { body: metrics } = await app.inject({ url: '/metrics', remoteAddress: '127.0.0.1' })
  await tracing.stop()

  expect(lines.length).toBeGreaterThan(500)
  expect(collector.received.length).toBeGreaterThan(0)
  expect(metrics).toContain('leora_request_seconds')
  expect({
    log: secretsIn(lines.join(''), secrets),
    traces: secretsIn(collector.received.join(''), secrets),
    metrics: secretsIn(metrics, secrets),
    replies: replies.filter(
      (reply) => secretsIn(reply.replace(/^\S+ \S+/, ''), secrets).length > 0,
    ),
    rows: await secretsInRows(database, secrets),
  }).toEqual({ log: [], traces: [], metrics: [], replies: [], rows: [] })
})

test('no secret of the settings is noted anywhere, nor said by a command (ASVS 13.3.1, 16.2.5)', async () => {
  const { owner } = await aTenant(database)
  const home = makeHome()
  const secrets = {
    active: canary('active-key'),
    readable: canary('readable-key'),
    roles: database.rolesKey,
    smtp: canary('smtp'),
    metrics: canary('metrics-token'),
    database: new URL(database.adminUrl).password,
    appRole: new URL(database.appUrl).password,
  }
  const environment = {
    DATABASE_URL: database.adminUrl,
    ENCRYPTION_KEY: secrets.active,
    ENCRYPTION_KEYS_READABLE: secrets.readable,
    DATABASE_ROLES_KEY: secrets.roles,
    SMTP_URL: await anEchoingMailServer(secrets.smtp),
    METRICS_TOKEN: secrets.metrics,
    LOG_LEVEL: 'trace',
  }
  const server = await startServerWith(home, environment)
  const replies: string[] = []
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${server.url}${path}`, init)
    replies.push(`${JSON.stringify([...answer.headers])} ${await answer.text()}`)
    return answer.status
  }
  expect(await ask('/metrics', bearer(canary('wrong')))).toBe(403)
  expect(await ask('/metrics', bearer(secrets.metrics))).toBe(200)
  expect(await ask('/trpc/account.me', bearer(secrets.metrics))).toBe(401)
  const made = await fetch(`${server.url}/trpc/account.createApiKey`, {
    method: 'POST',
    headers: { ...browserOf(owner), 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Export', scopes: ['read'] }),
  })
  replies.push(await made.text())
  const said = [
    await runLeora('cli/main.ts', ['keys:rotate', '--home', home], environment),
    await runLeora('cli/main.ts', ['doctor', '--home', home], environment),
    await runLeora('cli/main.ts', ['key:create', '--email', owner.email], environment),
    await runLeora('cli/main.ts', ['keys:rotate', '--new-key'], environment),
  ].map(({ output }) => output)
  expect(said[0]).toContain('is active and seals')
  await server.kill('SIGTERM')
  expect({
    log: secretsIn(server.output(), secrets),
    replies: secretsIn(replies.join(''), secrets),
    said: secretsIn(said.join(''), secrets),
    rows: await secretsInRows(database, secrets),
  }).toEqual({ log: [], replies: [], said: [], rows: [] })
})

const bearer = (token: string): RequestInit => ({ headers: { authorization: `Bearer ${token}` } })
