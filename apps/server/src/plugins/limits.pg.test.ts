import { aTenant } from '@leora/testing/actors'
import { createTestDatabase, useDatabase } from '@leora/testing/database'
import { expect, onTestFinished, test } from 'vitest'
import { aHost, browserOf } from '../host.fixture.ts'

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
