import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { anApiKey, aTenant } from '@leora/testing/actors'
import { aCustomer } from '@leora/testing/builders/customer'
import { createTestDatabase, useDatabase } from '@leora/testing/database'
import { initTRPC, TRPCError } from '@trpc/server'
import { describe, expect, onTestFinished, test } from 'vitest'
import { aHost, browserOf, inputOf } from './host.fixture.ts'

const database = useDatabase()

describe('security headers', () => {
  const always = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  }

  test.each(['/healthz', '/trpc/account.me', '/api/v1', '/api/v1/customers', '/nothing'])(
    '%s carries them (ASVS 3.4.3, 3.4.4, 3.4.5, 3.4.6)',
    async (url) => {
      const { app } = await aHost(database)
      const { headers } = await app.inject({ url })
      expect(headers).toMatchObject(always)
      expect(headers['content-security-policy']).toBe(
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; " +
          "img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; " +
          "frame-ancestors 'none'; form-action 'self'",
      )
      expect(headers).not.toHaveProperty('strict-transport-security')
      expect(headers).not.toHaveProperty('server')
      expect(headers).not.toHaveProperty('x-powered-by')
    },
  )

  test('https adds HSTS and upgrades insecure requests (ASVS 3.4.1, 12.2.1)', async () => {
    const { app } = await aHost(database, { env: { publicUrl: 'https://crm.example.com' } })
    const { headers } = await app.inject({ url: '/healthz' })
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
    expect(headers['content-security-policy']).toContain('upgrade-insecure-requests')
  })
})

describe('request ids', () => {
  test('every answer has its own', async () => {
    const { app } = await aHost(database)
    const ids = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const { headers } = await app.inject({ url: '/healthz' })
        return headers['x-request-id']
      }),
    )
    expect(new Set(ids).size).toBe(20)
  })

  test.each([
    [false, 'from-proxy-1', false],
    [true, 'from-proxy-1', true],
    [true, 'bad id\nwith a line', false],
    [true, 'x'.repeat(65), false],
  ])('behind a proxy (%s), %j is taken over: %s', async (trustProxy, given, isTaken) => {
    const { app } = await aHost(database, { env: { trustProxy } })
    const { headers } = await app.inject({ url: '/healthz', headers: { 'x-request-id': given } })
    expect(headers['x-request-id'] === given).toBe(isTaken)
  })

  test('a forged address is ignored unless a proxy is trusted (ASVS 4.1.3, 15.3.4)', async () => {
    const { log, app } = await aHost(database)
    await app.inject({ url: '/healthz', headers: { 'x-forwarded-for': '203.0.113.9' } })
    expect(log.join('')).not.toContain('203.0.113.9')
    const proxied = await aHost(database, { env: { trustProxy: true } })
    await proxied.app.inject({ url: '/healthz', headers: { 'x-forwarded-for': '203.0.113.9' } })
    expect(proxied.log.join('')).toContain('203.0.113.9')
  })

  test('the error of a procedure names the id of its answer', async () => {
    const { app } = await aHost(database)
    const answer = await app.inject({ url: '/trpc/account.me' })
    expect(answer.json().error.data.requestId).toBe(answer.headers['x-request-id'])
  })
})

describe('unknown addresses', () => {
  test.each([
    ['GET', '/api/nothing', 404],
    ['GET', '/api/v1/nothing', 404],
    ['GET', '/files/x', 404],
    ['GET', '/.git/config', 404],
    ['POST', '/nothing', 404],
    ['PUT', '/api/auth/sign-in', 405],
    ['GET', '/api/auth/sign-out', 405],
    ['DELETE', '/trpc/account.me', 405],
    ['PUT', '/api/v1/customers/1', 405],
    ['TRACE', '/healthz', 405],
  ] as const)('%s %s is %i, in words and as JSON (ASVS 4.1.4)', async (method, url, status) => {
    const { app } = await aHost(database)
    const answer = await app.inject({
      method: method as 'GET',
      url,
      headers: { accept: 'text/html' },
    })
    expect(answer.statusCode).toBe(status)
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(answer.json().error.message).toMatch(/^[A-Z].*\.$/)
    if (status === 405) expect(answer.headers['allow']).toMatch(/GET|POST|PATCH/)
  })
})

describe('the web app', () => {
  function aWebFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'leora-web-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    mkdirSync(join(folder, 'assets'))
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Leora</title>')
    writeFileSync(join(folder, 'assets', 'app-1a2b.js'), 'export {}')
    writeFileSync(join(folder, 'assets', 'app-1a2b.js.gz'), gzipSync('export {}'))
    return folder
  }
  const page = { accept: 'text/html,application/xhtml+xml' }

  test('its page answers its own addresses and is asked for anew each time', async () => {
    const { app } = await aHost(database, { webFolder: aWebFolder() })
    for (const url of ['/', '/customers/17', '/deep/er?x=1']) {
      const answer = await app.inject({ url, headers: page })
      expect([url, answer.statusCode, answer.body]).toEqual([
        url,
        200,
        '<!doctype html><title>Leora</title>',
      ])
      expect(answer.headers['cache-control']).toBe('no-cache')
      expect(answer.headers['content-security-policy']).toContain("default-src 'self'")
    }
  })

  test('hashed files are kept for ever, and sent packed', async () => {
    const { app } = await aHost(database, { webFolder: aWebFolder() })
    const url = '/assets/app-1a2b.js'
    const answer = await app.inject({ url, headers: { 'accept-encoding': 'gzip' } })
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(answer.headers['content-encoding']).toBe('gzip')
  })

  test.each(['/api/x', '/trpc', '/files/x', '/assets/gone.js', '/metrics/x'])(
    '%s is no page',
    async (url) => {
      const { app } = await aHost(database, { webFolder: aWebFolder() })
      const answer = await app.inject({ url, headers: page })
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([
        404,
        'application/json; charset=utf-8',
      ])
    },
  )
})

describe('health', () => {
  test('ready while the database answers, and not while stopping', async () => {
    const { app } = await aHost(database)
    expect((await app.inject({ url: '/readyz' })).statusCode).toBe(200)
    app.lifecycle.isStopping = true
    expect((await app.inject({ url: '/readyz' })).statusCode).toBe(503)
    expect((await app.inject({ url: '/healthz' })).json()).toMatchObject({ status: 'ok' })
  })

  test('not ready without a database', async () => {
    const own = await createTestDatabase()
    const { app } = await aHost(own)
    await own.close()
    expect((await app.inject({ url: '/readyz' })).statusCode).toBe(503)
    expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200)
  })
})

describe('metrics', () => {
  test('name procedures and routes, and no id or unknown address', async () => {
    const { owner } = await aTenant(database)
    const customer = await aCustomer(owner)
    const { app } = await aHost(database)
    const headers = browserOf(owner)
    await app.inject({ url: `/trpc/crm.customers.get?${inputOf({ id: customer.id })}`, headers })
    await app.inject({ url: `/api/v1/customers/${customer.id}`, headers })
    await app.inject({ url: '/made-up/place' })
    const { body } = await app.inject({ url: '/metrics' })
    expect(body).toContain(
      'leora_request_seconds_count{operation="crm.customers.get",method="GET",status="200"} 2',
    )
    for (const name of ['pool_idle', 'pool_waiting', 'streams', 'event_loop_delay_seconds']) {
      expect(body).toMatch(new RegExp(`^leora_${name} `, 'm'))
    }
    expect(body).not.toContain(customer.id)
    expect(body).not.toContain('made-up')
  })

  test('are for this machine alone, or for who has the token (ASVS 13.4.5)', async () => {
    const { app } = await aHost(database)
    const far = { url: '/metrics', remoteAddress: '203.0.113.9' }
    expect((await app.inject(far)).statusCode).toBe(403)
    const forwarded = { url: '/metrics', headers: { 'x-forwarded-for': '203.0.113.9' } }
    expect((await app.inject(forwarded)).statusCode).toBe(403)
    const guarded = await aHost(database, { env: { metricsToken: 'a-token-for-metrics' } })
    const ask = (token: string) =>
      guarded.app.inject({ ...far, headers: { authorization: `Bearer ${token}` } })
    expect((await ask('a-token-for-metrics')).statusCode).toBe(200)
    expect((await ask('another')).statusCode).toBe(403)
    expect((await guarded.app.inject({ url: '/metrics' })).statusCode).toBe(403)
  })
})

describe('failures', () => {
  test('nobody foresaw are reported and hidden (ASVS 16.3.4, 16.5.1)', async () => {
    const t = initTRPC.create()
    const secret = 'relation "secret_table" does not exist'
    const router = t.router({
      explode: t.procedure.query(() => {
        throw new Error(secret)
      }),
      wrapped: t.procedure.query(() => {
        throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: new Error(secret) })
      }),
    })
    for (const name of ['explode', 'wrapped']) {
      const { app, services } = await aHost(database, { router, withRest: false })
      const answer = await app.inject({ url: `/trpc/${name}` })
      expect(answer.statusCode).toBe(500)
      expect(answer.body).not.toContain('secret_table')
      expect(String(services.unforeseen.pop())).toContain(secret)
    }
  })

  test('a body over a megabyte is refused as such (ASVS 5.2.1)', async () => {
    const { owner } = await aTenant(database)
    const { app } = await aHost(database)
    const body = JSON.stringify({ name: 'x'.repeat(1_048_577) })
    const headers = { ...browserOf(owner), 'content-type': 'application/json' }
    for (const url of ['/trpc/crm.customers.create', '/api/v1/customers', '/api/auth/sign-in']) {
      const answer = await app.inject({ method: 'POST', url, headers, body })
      expect([url, answer.statusCode]).toEqual([url, 413])
      expect(answer.json().error.message).toBe(
        'This request is too large. Send less than 1 MB at once.',
      )
    }
  })
})

test('a request of a remembered person takes at most three statements and its commit', async () => {
  const statements: string[] = []
  const counted = await createTestDatabase({ onStatement: (text) => statements.push(text) })
  onTestFinished(() => counted.close())
  const { owner } = await aTenant(counted)
  const key = await anApiKey(owner, ['read'])
  const { app } = await aHost(counted)
  const asks = [
    { url: `/trpc/crm.customers.list?${inputOf({ limit: 50 })}`, headers: browserOf(owner) },
    { url: '/trpc/account.me', headers: browserOf(owner) },
    { url: '/api/v1/customers', headers: { authorization: `Bearer ${key.token}` } },
  ]
  for (const ask of asks) {
    await app.inject(ask)
    statements.length = 0
    expect((await app.inject(ask)).statusCode).toBe(200)
    expect(statements.filter((text) => text !== 'commit').length).toBeLessThanOrEqual(3)
  }
})
