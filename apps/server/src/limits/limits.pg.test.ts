import { aTenant, signIn, type TestActor } from '@leora/testing/actors'
import { createTestDatabase, useDatabase } from '@leora/testing/database'
import type { FastifyInstance } from 'fastify'
import { describe, expect, onTestFinished, test } from 'vitest'
import { aHost, browserOf, inputOf } from '../host.fixture.ts'

const database = useDatabase()

test('each person has a limit of their own, over tRPC and REST together', async () => {
  const { owner, rep } = await aTenant(database)
  const { app } = await aHost(database, { env: { rateLimitPerMinute: 4 } })
  const ask = async (url: string, actor = owner) => {
    return await app.inject({ url, headers: browserOf(actor) })
  }
  for (const url of ['/trpc/account.ping', '/api/v1/account/ping']) {
    expect((await ask(url)).statusCode).toBe(200)
    expect((await ask(url)).statusCode).toBe(200)
  }
  const refused = await ask('/trpc/account.ping')
  expect(refused.statusCode).toBe(429)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect(refused.json().error).toMatchObject({
    message: expect.stringMatching(/^Too many requests\. Try again in .*\.$/),
    data: { code: 'TOO_MANY_REQUESTS', reason: 'limit_reached' },
  })
  const overRest = await ask('/api/v1/account/ping')
  expect([overRest.statusCode, overRest.json().error.reason]).toEqual([429, 'limit_reached'])
  expect((await ask('/trpc/account.ping', rep)).statusCode).toBe(200)
  expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200)
})

test('sign-ins are limited by address, whatever the cookie says', async () => {
  const { app } = await aHost(database, { env: { rateLimitPerMinute: 1 } })
  const ask = (n: number, remoteAddress = '192.0.2.7') =>
    app.inject({
      url: '/api/auth/config',
      headers: { cookie: `leora=${n}` },
      remoteAddress,
    })
  const statuses = new Set<number>()
  for (let n = 0; n < 60; n++) statuses.add((await ask(n)).statusCode)
  expect([...statuses]).toEqual([200])
  expect((await ask(61)).statusCode).toBe(429)
  expect((await ask(62, '192.0.2.8')).statusCode).toBe(200)
})

describe('two nodes on one database', () => {
  const ask = (app: FastifyInstance, actor: TestActor) =>
    app.inject({ url: '/trpc/account.ping', headers: browserOf(actor) })

  test('let through together what one would (ASVS 2.4.1)', async () => {
    const { owner } = await aTenant(database)
    const env = { rateLimitPerMinute: 40 }
    const [here, there] = [await aHost(database, { env }), await aHost(database, { env })]
    // Each learns whose token it is; this first answer is charged to the address.
    for (const { app } of [here, there]) await ask(app, owner)
    let passed = 0
    for (let n = 0; n < 60; n++) {
      for (const { app } of [here, there]) {
        if ((await ask(app, owner)).statusCode === 200) passed++
        if (n % 4 === 0) await app.limits.sync()
      }
    }
    // What a minute gives, what came back during the test, and what one exchange may be late.
    expect(passed).toBeGreaterThanOrEqual(40)
    expect(passed).toBeLessThan(60)
    expect((await ask(here.app, owner)).statusCode).toBe(429)
    expect((await ask(there.app, owner)).statusCode).toBe(429)
  })

  test('a node that just started knows what was taken before', async () => {
    const { owner } = await aTenant(database)
    const env = { rateLimitPerMinute: 20 }
    const old = await aHost(database, { env })
    for (let n = 0; n < 25; n++) await ask(old.app, owner)
    await old.app.limits.sync()
    const fresh = await aHost(database, { env })
    for (let n = 0; n < 2; n++) await ask(fresh.app, owner)
    await fresh.app.limits.sync()
    expect((await ask(fresh.app, owner)).statusCode).toBe(429)
  })

  test('keep their own limits while the database is away, and report it', async () => {
    const lost = await createTestDatabase()
    const { owner } = await aTenant(lost)
    const { app, services } = await aHost(lost, { env: { rateLimitPerMinute: 6 } })
    await ask(app, owner)
    await lost.admin`alter table auth.rate_buckets rename to gone`
    const statuses: number[] = []
    for (let n = 0; n < 8; n++) statuses.push((await ask(app, owner)).statusCode)
    await app.limits.sync()
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429, 429])
    expect(services.unforeseen.length).toBeGreaterThan(0)
    onTestFinished(() => lost.close())
  })
})

test('a person has one limit over all sessions, and each class one of its own', async () => {
  const { owner } = await aTenant(database)
  const second = await signIn(database, owner)
  const { app } = await aHost(database, { env: { rateLimitPerMinute: 8 } })
  const read = (actor: TestActor) =>
    app.inject({ url: '/trpc/account.ping', headers: browserOf(actor) })
  for (const actor of [owner, second]) await read(actor)
  for (let n = 0; n < 4; n++) for (const actor of [owner, second]) await read(actor)
  expect((await read(owner)).statusCode).toBe(429)
  expect((await read(second)).statusCode).toBe(429)
  const write = await app.inject({
    method: 'POST',
    url: '/trpc/account.updateProfile',
    headers: browserOf(owner),
    payload: { theme: 'dark' },
  })
  expect([write.statusCode, write.headers['ratelimit-policy']]).toEqual([200, '"write";q=4;w=60'])
})

test('a batch costs what its calls cost', async () => {
  const { owner } = await aTenant(database)
  const { app } = await aHost(database, { env: { rateLimitPerMinute: 10 } })
  const url = `/trpc/${Array(9).fill('account.ping').join(',')}?batch=1&${inputOf({})}`
  const ask = () => app.inject({ url, headers: browserOf(owner) })
  const first = await ask()
  expect([first.statusCode, first.headers['ratelimit']]).toEqual([200, '"read";r=1;t=0'])
  const second = await ask()
  expect([second.statusCode, second.headers['retry-after']]).toEqual([429, '48'])
})

test('the address is the one of the connection, whatever a header claims (ASVS 4.1.3)', async () => {
  const { app } = await aHost(database, { env: { rateLimitPerMinute: 1 } })
  const statuses: number[] = []
  for (let n = 0; n < 61; n++) {
    const { statusCode } = await app.inject({
      url: '/api/auth/config',
      headers: { 'x-forwarded-for': `198.51.100.${n}`, forwarded: `for=198.51.100.${n}` },
      remoteAddress: '192.0.2.200',
    })
    statuses.push(statusCode)
  }
  expect(statuses.at(-1)).toBe(429)
})

test('behind a trusted proxy each client has a limit of its own, and cannot name others', async () => {
  const env = { rateLimitPerMinute: 1, trustProxy: '192.0.2.0/24' }
  const { app } = await aHost(database, { env })
  const ask = (forwarded: string) =>
    app.inject({
      url: '/api/auth/config',
      headers: { 'x-forwarded-for': forwarded },
      remoteAddress: '192.0.2.1',
    })
  // The proxy appends whom it saw; what stands before it is the client's own claim.
  for (let n = 0; n < 60; n++) await ask(`203.0.113.${n}, 198.51.100.77`)
  expect((await ask('203.0.113.99, 198.51.100.77')).statusCode).toBe(429)
  expect((await ask('198.51.100.78')).statusCode).toBe(200)
})

test('zero means no limit', async () => {
  const { owner } = await aTenant(database)
  const { app } = await aHost(database, { env: { rateLimitPerMinute: 0 } })
  for (let n = 0; n < 100; n++) {
    const { statusCode } = await app.inject({ url: '/trpc/nothing', headers: browserOf(owner) })
    expect(statusCode).toBe(404)
  }
})

test('what would only queue is refused, with the time to come back; health is not', async () => {
  const small = await createTestDatabase({ poolSize: 1 })
  onTestFinished(() => small.close())
  const { owner } = await aTenant(small)
  const { app } = await aHost(small, {
    sheddingLimits: { maxEventLoopDelayMs: 0, maxWaitingPerConnection: 2 },
  })
  const slot = await small.pool.acquire()
  const headers = browserOf(owner)
  const waiting = [1, 2].map(() => app.inject({ url: '/trpc/account.ping', headers }))
  await Promise.all(waiting.map((ask) => Promise.race([ask, Promise.resolve()])))
  while (small.pool.waiting() < 2) await new Promise((resolve) => setImmediate(resolve))
  const shed = await app.inject({ url: '/trpc/account.ping', headers })
  expect([shed.statusCode, shed.headers['retry-after']]).toEqual([503, '5'])
  expect(shed.json().error.data.reason).toBe('unavailable')
  expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200)
  expect((await app.inject({ url: '/readyz' })).statusCode).toBe(200)
  slot.release()
  expect((await Promise.all(waiting)).map(({ statusCode }) => statusCode)).toEqual([200, 200])
})
