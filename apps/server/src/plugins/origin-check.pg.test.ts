import { anApiKey, aTenant, type TestActor } from '@leora/testing/actors'
import { aCustomer } from '@leora/testing/builders/customer'
import { useDatabase } from '@leora/testing/database'
import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { openHost } from '../host.fixture.ts'

const database = useDatabase()
let owner: TestActor
let customerId: string
let app: FastifyInstance

beforeAll(async () => {
  owner = (await aTenant(database)).owner
  customerId = (await aCustomer(owner)).id
  app = (await openHost(database, { env: { publicUrl: 'https://crm.example.com' } })).app
  return () => app.close()
})

/** How a browser marks where a request comes from, with and without fetch metadata. */
const sources = {
  'same-origin': { 'sec-fetch-site': 'same-origin', origin: 'http://localhost' },
  'typed by the person': { 'sec-fetch-site': 'none' },
  'our origin, old browser': { origin: 'http://localhost' },
  'our page, old browser': { referer: 'http://localhost/customers?x=1' },
  'the public address': { origin: 'https://crm.example.com' },
  'same-site': { 'sec-fetch-site': 'same-site', origin: 'http://evil.localhost' },
  'cross-site': { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  'cross-site that claims our origin': {
    'sec-fetch-site': 'cross-site',
    origin: 'http://localhost',
  },
  'cross-site, old browser': { origin: 'https://evil.example' },
  'another port': { origin: 'http://localhost:8080' },
  'foreign page, old browser': { referer: 'https://evil.example/localhost' },
  'null origin': { origin: 'null' },
  absent: {},
} as const
type Source = keyof typeof sources

const types = {
  'text/plain': 'text/plain',
  form: 'application/x-www-form-urlencoded',
  multipart: 'multipart/form-data; boundary=x',
  octets: 'application/octet-stream',
  json: 'application/json',
  none: undefined,
} as const
type Type = keyof typeof types

const ours = new Set<Source>([
  'same-origin',
  'typed by the person',
  'our origin, old browser',
  'our page, old browser',
  'the public address',
])
const crossSite = new Set<Source>(['cross-site', 'cross-site that claims our origin'])

const rows = (Object.keys(sources) as Source[]).flatMap((source) =>
  (Object.keys(types) as Type[]).map((type) => ({ source, type })),
)

function headersOf(source: Source, type: Type): Record<string, string> {
  const contentType = types[type]
  return {
    ...sources[source],
    host: 'localhost',
    cookie: `__Host-leora=${owner.token}`,
    ...(contentType === undefined ? {} : { 'content-type': contentType }),
  }
}

describe.each(rows)('$source with $type', ({ source, type }) => {
  const isOurs = ours.has(source)

  test('a query is read unless another site asks', async () => {
    const { statusCode } = await app.inject({
      url: '/trpc/account.me',
      headers: headersOf(source, type),
    })
    expect(statusCode).toBe(crossSite.has(source) ? 403 : 200)
  })

  test('a mutation is carried out only from here and as JSON', async () => {
    const { statusCode, body } = await app.inject({
      method: 'POST',
      url: '/trpc/crm.customers.restore',
      headers: headersOf(source, type),
      ...(type === 'none' ? {} : { payload: JSON.stringify({ id: customerId }) }),
    })
    expect(statusCode).toBe(isOurs ? (type === 'json' ? 200 : 415) : 403)
    if (!isOurs) expect(JSON.parse(body).error.message).toContain('came from another website')
  })

  test('so is a change over REST', async () => {
    const { statusCode } = await app.inject({
      method: 'POST',
      url: `/api/v1/customers/${customerId}/restore`,
      headers: headersOf(source, type),
      ...(type === 'none' ? {} : { payload: '{}' }),
    })
    expect(statusCode).toBe(isOurs ? (type === 'json' || type === 'none' ? 200 : 415) : 403)
  })

  test('nobody is signed out from elsewhere', async () => {
    const headers = { ...headersOf(source, type), cookie: '__Host-leora=nobody' }
    const { statusCode } = await app.inject({
      method: 'POST',
      url: '/api/auth/sign-out',
      headers,
      ...(type === 'none' ? {} : { payload: '{}' }),
    })
    expect(statusCode).toBe(isOurs ? (type === 'json' || type === 'none' ? 200 : 415) : 403)
  })
})

test('an API key is sent by no browser and passes from anywhere', async () => {
  const key = await anApiKey(owner, ['read', 'write'])
  for (const source of Object.keys(sources) as Source[]) {
    const { statusCode } = await app.inject({
      method: 'POST',
      url: '/trpc/crm.customers.restore',
      headers: { ...headersOf(source, 'json'), authorization: `Bearer ${key.token}` },
      payload: JSON.stringify({ id: customerId }),
    })
    expect([source, statusCode]).toEqual([source, 200])
  }
})

test('an empty authorization does not let the cookie through', async () => {
  const { statusCode } = await app.inject({
    method: 'POST',
    url: '/trpc/crm.customers.restore',
    headers: { ...headersOf('cross-site', 'json'), authorization: 'Basic eA==' },
    payload: JSON.stringify({ id: customerId }),
  })
  expect(statusCode).toBe(401)
})
