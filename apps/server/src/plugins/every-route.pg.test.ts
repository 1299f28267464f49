import { randomUUID } from 'node:crypto'
import { appRouter } from '@leora/api/root'
import { aTenant, type TestActor } from '@leora/testing/actors'
import { useDatabase } from '@leora/testing/database'
import { hashTables } from '@leora/testing/table-hashes'
import type { AnyTRPCProcedure, AnyTRPCRouter } from '@trpc/server'
import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { openHost } from '../host.fixture.ts'

// What holds for every route is tried on every route: one that is new cannot escape.
const database = useDatabase()
let app: FastifyInstance
let owner: TestActor

beforeAll(async () => {
  owner = (await aTenant(database)).owner
  app = (await openHost(database, { env: { publicUrl: 'https://crm.example.com' } })).app
  return () => app.close()
})

/** How a browser marks what another website sends. */
const foreign: Record<string, Record<string, string>> = {
  'cross-site': { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  'cross-site that claims our origin': {
    'sec-fetch-site': 'cross-site',
    origin: 'https://crm.example.com',
  },
  'a sibling host': { 'sec-fetch-site': 'same-site', origin: 'https://evil.example.com' },
  'an older browser': { origin: 'https://evil.example' },
  'a page of an older browser': { referer: 'https://evil.example/https://crm.example.com' },
  'a sandboxed page': { origin: 'null' },
  'nobody knows where': {},
}

const types = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  'application/json',
  undefined,
]

interface Way {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  url: string
}

const isWrite = ({ method }: { method: string }) => !/^(GET|HEAD|OPTIONS)$/.test(method)

/** Every address with something in its gaps, and each procedure in place of tRPC's one. */
function everyWay(): Way[] {
  const routes = app.routeList.filter(({ isCrossSite }) => !isCrossSite)
  const { _def: router }: AnyTRPCRouter = appRouter
  const procedures = Object.entries<AnyTRPCProcedure>(router.procedures)
  return routes.flatMap(({ url, method }) => {
    if (method === 'HEAD') return []
    if (url !== '/trpc/:path') {
      return [{ method, url: url.replace(/:\w+/g, randomUUID()) } as Way]
    }
    return procedures
      .filter(([, { _def }]) => (_def.type === 'mutation') === (method === 'POST'))
      .map(([name]) => ({ method, url: `/trpc/${name}` }) as Way)
  })
}

function ask(way: Way, headers: Record<string, string>, type?: string) {
  return app.inject({
    ...way,
    headers: {
      host: 'localhost',
      cookie: `__Host-leora=${owner.token}`,
      ...headers,
      ...(type === undefined ? {} : { 'content-type': type }),
    },
    ...(isWrite(way) && type !== undefined ? { payload: '{}' } : {}),
  })
}

test('the routes are found, those before the sign-in and those of procedures', () => {
  const urls = everyWay().map(({ url }) => url)
  expect(urls.length).toBeGreaterThan(80)
  expect(urls).toContain('/api/auth/sign-in')
  expect(urls).toContain('/trpc/crm.customers.create')
  expect(urls.some((url) => url.startsWith('/api/v1/customers/'))).toBe(true)
})

test('only the way back from a provider may be entered from another website', () => {
  const entered = app.routeList.filter(({ isCrossSite }) => isCrossSite)
  for (const { url, method } of entered) {
    expect([method, url]).toEqual([expect.stringMatching(/^(GET|HEAD)$/), expect.any(String)])
    expect(url).toMatch(/^\/api\/auth\/oidc\//)
  }
})

describe.each(Object.entries(foreign))('sent by %s', (_who, headers) => {
  test('no change is carried out, whatever its content type (ASVS 3.5.1, 3.5.2)', async () => {
    const before = await hashTables(database)
    for (const way of everyWay().filter(isWrite)) {
      for (const type of types) {
        const { statusCode, body } = await ask(way, headers, type)
        expect([way.method, way.url, type, statusCode]).toEqual([way.method, way.url, type, 403])
        expect(body).toContain('came from another website')
      }
    }
    expect(await hashTables(database)).toEqual(before)
  })
})

test('from our own pages, too, a change travels as JSON alone (ASVS 3.5.2)', async () => {
  for (const way of everyWay().filter(isWrite)) {
    for (const type of types) {
      if (type === undefined || type === 'application/json') continue
      const { statusCode } = await ask(way, { 'sec-fetch-site': 'same-origin' }, type)
      expect([way.method, way.url, type, statusCode]).toEqual([way.method, way.url, type, 415])
    }
  }
})

test('reading changes nothing (ASVS 3.5.3)', async () => {
  const streams = new Set(['/trpc/live.changes'])
  const before = await hashTables(database)
  for (const way of everyWay().filter((one) => !isWrite(one) && !streams.has(one.url))) {
    const { statusCode } = await ask(way, { 'sec-fetch-site': 'same-origin' })
    expect([way.url, statusCode]).not.toEqual([way.url, 500])
  }
  expect(await hashTables(database)).toEqual(before)
})

test('another website reads nothing with the cookie (ASVS 3.5.1)', async () => {
  for (const way of everyWay().filter((one) => !isWrite(one) && /^\/(trpc|api)\//.test(one.url))) {
    const { statusCode } = await ask(way, foreign['cross-site'] ?? {})
    expect([way.url, statusCode]).toEqual([way.url, 403])
  }
})

test('methods that no route has are refused, and say which it has (ASVS 4.1.4)', async () => {
  const urls = new Map<string, Set<string>>()
  for (const { url, method } of everyWay()) {
    urls.set(url, (urls.get(url) ?? new Set()).add(method))
  }
  for (const [url, methods] of urls) {
    for (const method of ['PUT', 'TRACE', 'OPTIONS', 'DELETE', 'PATCH'] as const) {
      if (methods.has(method) || url.startsWith('/trpc/')) continue
      const { statusCode } = await app.inject({ method: method as 'PUT', url })
      expect([method, url, statusCode >= 400 && statusCode < 500]).toEqual([method, url, true])
    }
  }
})

const poisons = [
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"a":{"\\u005f_proto__":{"polluted":true}}}',
  '{"0":{"__proto__":{"polluted":true}}}',
]

test('no entrance reaches the prototype of all objects (ASVS 15.3.6)', async () => {
  for (const way of everyWay()) {
    if (way.url.endsWith('/sign-out') || way.url === '/trpc/live.changes') continue
    for (const poison of poisons) {
      const query = `__proto__[polluted]=1&constructor.prototype.polluted=1&input=${encodeURIComponent(poison)}`
      const { statusCode } = await app.inject({
        ...way,
        url: `${way.url}?${query}`,
        headers: {
          host: 'localhost',
          'sec-fetch-site': 'same-origin',
          cookie: `__proto__=polluted; __Host-leora=${randomUUID()}; constructor=polluted`,
          'x-__proto__': 'polluted',
          ...(isWrite(way) ? { 'content-type': 'application/json' } : {}),
        },
        ...(isWrite(way) ? { payload: poison } : {}),
      })
      expect([way.method, way.url, statusCode]).not.toEqual([way.method, way.url, 500])
    }
  }
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
})

test('a batch holds at most twenty calls and one kind of them (ASVS 2.4.1)', async () => {
  const headers = { 'sec-fetch-site': 'same-origin' }
  const many = Array(21).fill('account.ping').join(',')
  const tooMany = await ask({ method: 'GET', url: `/trpc/${many}?batch=1` }, headers)
  expect(tooMany.statusCode).toBe(400)
  const mixed = 'account.ping,account.updateProfile'
  const both = await ask({ method: 'POST', url: `/trpc/${mixed}?batch=1` }, headers, types[4])
  expect(both.statusCode).toBe(400)
})
