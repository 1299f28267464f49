import { appRouter } from '@leora/api/root'
import { anApiKey, aTenant, type TestTenant } from '@leora/testing/actors'
import { aCustomer } from '@leora/testing/builders/customer'
import { useDatabase } from '@leora/testing/database'
import { Validator } from '@seriousme/openapi-schema-validator'
import type { AnyTRPCProcedure, AnyTRPCRouter } from '@trpc/server'
import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { aHost, browserOf, inputOf, openHost } from '../host.fixture.ts'
import { listRestOperations } from './operations.ts'

const database = useDatabase()
let app: FastifyInstance
let people: TestTenant

beforeAll(async () => {
  people = await aTenant(database)
  app = (await openHost(database)).app
  return () => app.close()
})

async function readDocument() {
  return (await app.inject({ url: '/api/v1/openapi.json' })).json()
}

describe('the document', () => {
  test('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(await readDocument())
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined })
  })

  test('holds every procedure that answers once, and each under its own address', async () => {
    const { paths } = await readDocument()
    const found = Object.values<Record<string, { operationId: string }>>(paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    )
    const procedures = Object.entries<AnyTRPCProcedure>(
      (appRouter as AnyTRPCRouter)._def.procedures,
    )
    const expected = procedures.filter(([, { _def }]) => _def.type !== 'subscription')
    expect(found.sort()).toEqual(expected.map(([name]) => name).sort())
  })

  test('reads go by GET and changes by the other methods', () => {
    for (const { name, method, procedure } of listRestOperations(appRouter)) {
      expect([name, method === 'GET']).toEqual([name, procedure._def.type === 'query'])
    }
  })

  test('is shown as a page without scripts', async () => {
    const { body, headers } = await app.inject({ url: '/api/v1' })
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(body).not.toMatch(/<script|https?:\/\//)
    for (const { path } of listRestOperations(appRouter)) expect(body).toContain(`/api/v1${path}`)
  })
})

describe('answers equal those of tRPC (ASVS 1.5.3)', () => {
  test('for every read without required input', async () => {
    const headers = browserOf(people.owner)
    await aCustomer(people.owner)
    const reads = listRestOperations(appRouter).filter(
      ({ method, input }) => method === 'GET' && (input?.required ?? []).length === 0,
    )
    expect(reads.length).toBeGreaterThan(5)
    for (const { name, path } of reads) {
      const rest = await app.inject({ url: `/api/v1${path}`, headers })
      const trpc = await app.inject({ url: `/trpc/${name}?${inputOf({})}`, headers })
      expect([name, rest.statusCode, rest.json()]).toEqual([name, 200, trpc.json().result.data])
    }
  })

  test('for a customer read, searched, changed, deleted and restored', async () => {
    const key = await anApiKey(people.owner, ['read', 'write'])
    const headers = { authorization: `Bearer ${key.token}` }
    const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object) =>
      app.inject({ method, url: `/api/v1${path}`, headers, ...(payload ? { payload } : {}) })
    const made = (await ask('POST', '/customers', { name: 'The Heron', city: 'Wien' })).json()
    expect(made).toMatchObject({ name: 'The Heron', version: 1 })
    const viaTrpc = () => people.owner.caller.crm.customers.get({ id: made.id })
    expect((await ask('GET', `/customers/${made.id}`)).json()).toEqual(await viaTrpc())

    const found = (await ask('GET', '/customers/search?text=heron&limit=1')).json()
    expect(found.items).toMatchObject([{ id: made.id }])

    const change = { expectedVersion: 1, changes: { name: 'The Grey Heron' } }
    const changed = await ask('PATCH', `/customers/${made.id}`, change)
    expect(changed.json()).toEqual(await viaTrpc())
    const late = await ask('PATCH', `/customers/${made.id}`, change)
    expect([late.statusCode, late.json().error]).toMatchObject([
      409,
      { reason: 'conflict', current: { name: 'The Grey Heron', version: 2 } },
    ])

    const gone = await ask('DELETE', `/customers/${made.id}?expectedVersion=2`)
    expect(gone.statusCode).toBe(200)
    expect((await ask('GET', `/customers/${made.id}`)).statusCode).toBe(200)
    const back = await ask('POST', `/customers/${made.id}/restore`)
    expect(back.json()).toMatchObject({ deletedAt: null })
  })
})

describe('the address', () => {
  test.each([
    ['limit=2&sort=number&order=desc', { limit: 2, sort: 'number', order: 'desc' }],
    ['ownerId=null', { ownerId: null }],
    ['text=007', { text: '007' }],
    ['text=null', { text: 'null' }],
  ])('%s means %j', async (search, input) => {
    const headers = browserOf(people.owner)
    const rest = await app.inject({ url: `/api/v1/customers?${search}`, headers })
    const trpc = await app.inject({
      url: `/trpc/crm.customers.list?${inputOf(input)}`,
      headers,
    })
    expect([rest.statusCode, rest.json()]).toEqual([200, trpc.json().result.data])
  })

  test('the path wins over the body', async () => {
    const headers = browserOf(people.owner)
    const [a, b] = [await aCustomer(people.owner), await aCustomer(people.owner)]
    const answer = await app.inject({
      method: 'PATCH',
      url: `/api/v1/customers/${a.id}`,
      headers,
      payload: { id: b.id, expectedVersion: 1, changes: { city: 'Graz' } },
    })
    expect(answer.json()).toMatchObject({ id: a.id, city: 'Graz' })
  })
})

describe('refusals', () => {
  test.each([
    ['limit=x', 400, ['limit']],
    ['limit=1000', 400, ['limit']],
    ['status=none', 400, ['status']],
    ['limit=1&limit=2', 400, ['limit']],
  ])('%s is %i and names %j', async (search, status, fields) => {
    const answer = await app.inject({
      url: `/api/v1/customers?${search}`,
      headers: browserOf(people.owner),
    })
    const { error } = answer.json()
    expect([answer.statusCode, Object.keys(error.fields)]).toEqual([status, fields])
    expect(error.requestId).toBe(answer.headers['x-request-id'])
  })

  test('nobody signed in, a weaker role, a key that only reads, a stranger', async () => {
    const customer = await aCustomer(people.owner)
    const stranger = (await aTenant(database)).owner
    const key = await anApiKey(people.owner, ['read'])
    const url = `/api/v1/customers/${customer.id}`
    const patch = {
      method: 'PATCH',
      url,
      payload: { expectedVersion: 1, changes: { name: 'x' } },
    } as const
    const asKey = { authorization: `Bearer ${key.token}` }
    const status = async (ask: Promise<{ statusCode: number }>) => (await ask).statusCode
    expect(await status(app.inject({ url }))).toBe(401)
    expect(await status(app.inject({ url, headers: { authorization: 'Bearer leora_x' } }))).toBe(
      401,
    )
    expect(await status(app.inject({ ...patch, headers: browserOf(people.viewer) }))).toBe(403)
    expect(await status(app.inject({ ...patch, headers: asKey }))).toBe(403)
    expect(await status(app.inject({ url, headers: asKey }))).toBe(200)
    expect(await status(app.inject({ url, headers: browserOf(stranger) }))).toBe(404)
  })

  test.each(['[]', '"text"', '1', '{"name":'])('the body %s', async (payload) => {
    const { app: own } = await aHost(database)
    const answer = await own.inject({
      method: 'POST',
      url: '/api/v1/customers',
      headers: { ...browserOf(people.owner), 'content-type': 'application/json' },
      payload,
    })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().error.message).toMatch(/\.$/)
  })
})
