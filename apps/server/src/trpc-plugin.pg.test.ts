import { RawJson } from '@leora/api/raw-json'
import { appRouter } from '@leora/api/root'
import { createFeatureUses } from '@leora/api/security/feature-uses'
import { aTenant } from '@leora/testing/actors'
import { aCustomer, manyCustomers } from '@leora/testing/builders/customer'
import { useDatabase } from '@leora/testing/database'
import { servicesOf } from '@leora/testing/services'
import { type AnyTRPCRouter, initTRPC, TRPCError } from '@trpc/server'
import { type CreateFastifyContextOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import Fastify, { type FastifyInstance } from 'fastify'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { aHost, browserOf } from './host.fixture.ts'
import { createContext, identifyRequests } from './request-identity.ts'

const database = useDatabase()
const t = initTRPC.create()

const plainRouter = t.router({
  hello: t.procedure.query(() => ({ hello: 'world' })),
  nothing: t.procedure.query(() => undefined),
  nil: t.procedure.query(() => null),
  echo: t.procedure.input(z.object({ text: z.string() })).query(({ input }) => input),
  any: t.procedure.input(z.unknown()).query(({ input }) => input ?? null),
  keep: t.procedure.input(z.looseObject({})).mutation(({ input }) => input),
  save: t.procedure.input(z.object({ n: z.number() })).mutation(({ input }) => input.n + 1),
  touch: t.procedure.mutation(() => 'done'),
  teapot: t.procedure.query(() => {
    throw new TRPCError({ code: 'CONFLICT', message: 'Somebody was faster.' })
  }),
  busy: t.procedure.query(() => {
    throw new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: 'Later.' })
  }),
  late: t.procedure.query(async () => {
    await Promise.resolve()
    return [1, 2, 3]
  }),
  nested: t.router({ deep: t.procedure.query(() => 'deep') }),
  ticks: t.procedure.subscription(async function* () {
    yield 1
  }),
})

/** tRPC's own Fastify adapter over the same context. */
async function anOfficial(router: AnyTRPCRouter): Promise<FastifyInstance> {
  const { services } = await aHost(database)
  const app = Fastify({ routerOptions: { maxParamLength: 5_000 } })
  const featureUses = createFeatureUses(servicesOf(database))
  app.decorate('featureUses', featureUses)
  app.addHook('onClose', () => featureUses.stop())
  identifyRequests(app, false)
  await app.register(fastifyTRPCPlugin, {
    prefix: '/trpc',
    trpcOptions: {
      router,
      createContext: ({ req }: CreateFastifyContextOptions) => {
        return { ...createContext(services, req), isWire: false }
      },
    },
  })
  onTestFinished(() => app.close())
  return app
}

interface Ask {
  method?: 'GET' | 'POST'
  path: string
  input?: unknown
  query?: string
  body?: string
  type?: string
  headers?: Record<string, string>
}

async function answerOf(app: FastifyInstance, ask: Ask) {
  const { method = ask.body === undefined ? 'GET' : 'POST', path, input, query } = ask
  const search = [
    ...(query === undefined ? [] : [query]),
    ...(input === undefined ? [] : [`input=${encodeURIComponent(JSON.stringify(input))}`]),
  ]
  const answer = await app.inject({
    method,
    url: `/trpc/${path}${search.length > 0 ? `?${search.join('&')}` : ''}`,
    headers: {
      'sec-fetch-site': 'same-origin',
      ...(method === 'POST' ? { 'content-type': ask.type ?? 'application/json' } : {}),
      ...ask.headers,
    },
    ...(ask.body === undefined ? {} : { body: ask.body }),
  })
  return { status: answer.statusCode, body: withoutIds(answer.json()) }
}

// Each request has its own id, and stacks are for development.
function withoutIds(body: unknown): unknown {
  return JSON.parse(
    JSON.stringify(body, (key, value) =>
      key === 'requestId' || key === 'stack' ? undefined : value,
    ),
  )
}

const same: Ask[] = [
  { path: 'hello' },
  { path: 'nothing' },
  { path: 'nil' },
  { path: 'nested.deep' },
  { path: 'hello', query: 'batch=1' },
  { path: 'hello,nested.deep,late', query: 'batch=1', input: {} },
  { path: 'echo', input: { text: 'ü "quoted" \u2028' } },
  { path: 'echo', input: { text: 'a b+c%2B&d=e#f' } },
  { path: 'echo,echo', query: 'batch=1', input: { 0: { text: 'a' }, 1: { text: 'b' } } },
  { path: 'echo,hello', query: 'batch=1', input: { 0: { text: 'a' } } },
  { path: 'any' },
  { path: 'any', input: null },
  { path: 'any', input: [1, 'two', { three: 3 }] },
  { path: 'any', query: 'input=12345678901234567890' },
  { path: 'any,any', query: 'batch=1', input: { 1: false } },
  { path: 'any', query: 'input=' },
  { path: 'any', query: 'input=1&input=2' },
  { path: 'echo' },
  { path: 'echo', input: { text: 1 } },
  { path: 'echo', input: 'text' },
  { path: 'echo', query: 'batch=1', input: [{ text: 'a' }] },
  { path: 'echo', query: 'batch=1', input: null },
  { path: 'echo', query: 'batch=1', input: 'x' },
  { path: 'echo,hello', query: 'batch=1', input: { 0: { text: 1 } } },
  { path: 'hello,missing', query: 'batch=1' },
  { path: 'missing,missing', query: 'batch=1' },
  { path: 'hello,missing,teapot,late', query: 'batch=1' },
  { path: 'teapot' },
  { path: 'busy' },
  { path: 'teapot,teapot', query: 'batch=1' },
  { path: 'teapot,busy', query: 'batch=1' },
  { path: 'missing' },
  { path: '' },
  { path: '', query: 'batch=1' },
  { path: ',', query: 'batch=1' },
  { path: '__proto__' },
  { path: 'constructor' },
  { path: 'toString,hasOwnProperty', query: 'batch=1' },
  { path: 'hello,', query: 'batch=1' },
  { path: 'hello,hello' },
  { path: 'hello', query: 'batch=0' },
  { path: 'nested%2Edeep' },
  { path: 'touch', body: '' },
  { path: 'touch', body: '{}' },
  { path: 'touch', body: 'no json' },
  { path: 'touch', query: 'batch=1', body: '{}' },
  { path: 'save', body: '{"n":1}' },
  { path: 'save', body: '{"n":1}', type: 'application/json; charset=utf-8' },
  { path: 'save', body: '{"n":"1"}' },
  { path: 'save', body: '{"n":1,"n":2}' },
  { path: 'save,save', query: 'batch=1', body: '{"0":{"n":1},"1":{"n":2}}' },
  { path: 'save,save', query: 'batch=1', body: '{"0":{"n":1},"1":{}}' },
  { path: 'save,missing', query: 'batch=1', body: '{"0":{"n":1}}' },
  { path: 'save,touch', query: 'batch=1', body: '{"0":{"n":1}}' },
  { path: 'keep', body: '{"constructor":1,"toString":2}' },
  { path: 'save', method: 'GET', input: { n: 1 } },
  { path: 'hello', body: '{}' },
  { path: 'hello,save', query: 'batch=1', body: '{}' },
  { path: 'hello,save', query: 'batch=1' },
  { path: 'ticks,hello', query: 'batch=1' },
  { path: 'ticks,ticks', query: 'batch=1' },
]

describe('answers as the official adapter does', () => {
  async function both(ask: Ask) {
    const { app } = await aHost(database, { router: plainRouter, withRest: false })
    const official = await anOfficial(plainRouter)
    return { mine: await answerOf(app, ask), theirs: await answerOf(official, ask) }
  }

  test.each(same.map((ask) => [describeAsk(ask), ask] as const))('%s', async (_name, ask) => {
    const { mine, theirs } = await both(ask)
    // What is not there is said in words for people.
    const words = JSON.stringify(theirs).replace(
      /No procedure found on path \\"([^"\\]*)\\"/g,
      'There is no procedure $1 here. Reload the page: Leora may have been updated.',
    )
    expect(mine).toEqual(JSON.parse(words))
  })

  test.each([
    { path: 'echo', query: 'input={not json' },
    { path: 'echo,hello', query: 'batch=1&input={' },
    { path: 'save', body: 'no json' },
    { path: 'save', body: '' },
    { path: 'save,save', query: 'batch=1', body: '[' },
  ])('and says in its own words that $path holds no JSON', async (ask) => {
    const { mine, theirs } = await both(ask)
    expect(withoutMessages(mine)).toEqual(withoutMessages(theirs))
    expect(JSON.stringify(mine)).toContain('The request is not valid JSON.')
  })

  test('for the product itself: reads, writes, refusals, nobody signed in', async () => {
    const { owner, viewer } = await aTenant(database)
    const customer = await aCustomer(owner, { name: 'Café "Ö" \u2028' })
    await manyCustomers(database, owner, 60)
    const { app } = await aHost(database)
    const reference = await anOfficial(appRouter)
    const headers = browserOf(owner)
    const create = JSON.stringify({ name: 'x' })
    const asks: Ask[] = [
      { path: 'account.me', headers },
      { path: 'account.me' },
      { path: 'crm.customers.list', input: { limit: 50 }, headers },
      { path: 'crm.customers.list', input: { limit: 999 }, headers },
      { path: 'crm.customers.get', input: { id: customer.id }, headers },
      { path: 'crm.customers.get', input: { id: owner.userId }, headers },
      { path: 'crm.customers.stats,account.ping', query: 'batch=1', headers },
      { path: 'crm.customers.create', body: create, headers: browserOf(viewer) },
      { path: 'crm.customers.create', body: '{"name":""}', headers },
      {
        path: 'crm.customers.update',
        body: JSON.stringify({ id: customer.id, expectedVersion: 9, changes: { name: 'y' } }),
        headers,
      },
    ]
    for (const ask of asks) {
      expect([ask.path, await answerOf(app, ask)]).toEqual([
        ask.path,
        await answerOf(reference, ask),
      ])
    }
  })
})

function describeAsk({ method, path, query, input, body }: Ask): string {
  const verb = method ?? (body === undefined ? 'GET' : 'POST')
  return [verb, `/${path}`, query, input === undefined ? '' : JSON.stringify(input), body]
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
}

function withoutMessages(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer, (key, value) => (key === 'message' ? undefined : value)))
}

describe('is stricter than the official adapter', () => {
  async function ask(what: Ask) {
    const { app } = await aHost(database, { router: plainRouter, withRest: false })
    return await answerOf(app, what)
  }

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/octet-stream',
    'text/json',
  ])('a body of type %s is refused', async (type) => {
    const { status, body } = await ask({ path: 'touch', body: '{}', type })
    expect(status).toBe(415)
    expect(body).toMatchObject({
      error: { message: 'Send the request as JSON (Content-Type: application/json).' },
    })
  })

  test.each([
    { path: 'keep', body: '{"__proto__":{"polluted":1}}' },
    { path: 'keep', body: '{"a":{"\\u005f_proto__":{"polluted":1}}}' },
    { path: 'keep', body: '{"constructor":{"prototype":{"polluted":1}}}' },
    { path: 'any', query: `input=${encodeURIComponent('{"__proto__":{"polluted":1}}')}` },
    { path: 'keep', query: 'batch=1', body: '{"__proto__":{"0":{"polluted":1}}}' },
  ])('$body$query is refused and pollutes nothing', async (what) => {
    const { status } = await ask(what)
    expect(status).toBe(400)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test('twenty calls pass and twenty-one are refused, in words', async () => {
    const calls = (count: number) => Array.from({ length: count }, () => 'hello').join(',')
    expect(await ask({ path: calls(20), query: 'batch=1' })).toMatchObject({ status: 200 })
    expect(await ask({ path: calls(21), query: 'batch=1' })).toMatchObject({
      status: 400,
      body: {
        error: {
          message: 'A batch holds at most 20 calls; this one has 21. Send it in parts.',
          data: { code: 'BAD_REQUEST' },
        },
      },
    })
  })

  test('a path is decoded once', async () => {
    expect(await ask({ path: 'nested%252Edeep' })).toMatchObject({ status: 404 })
  })
})

test('calls of one batch run at the same time', async () => {
  const waiting: (() => void)[] = []
  const meet = t.procedure.query(
    () =>
      new Promise<string>((resolve) => {
        waiting.push(() => resolve('met'))
        if (waiting.length === 3) for (const go of waiting) go()
      }),
  )
  const router = t.router({ a: meet, b: meet, c: meet })
  const { app } = await aHost(database, { router, withRest: false })
  expect(await answerOf(app, { path: 'a,b,c', query: 'batch=1' })).toMatchObject({ status: 200 })
})

test('raw JSON goes out as it is, next to other answers', async () => {
  const text = '{"of" : "the database",\n"n": 1.50}'
  const router = t.router({
    raw: t.procedure.query(() => new RawJson(text)),
    hello: t.procedure.query(() => 'x'),
  })
  const { app } = await aHost(database, { router, withRest: false })
  const { body } = await app.inject({ url: '/trpc/raw,hello?batch=1' })
  expect(body).toBe(`[{"result":{"data":${text}}},{"result":{"data":"x"}}]`)
})

test('a failure that may pass says when to come back', async () => {
  const { app } = await aHost(database, { router: plainRouter, withRest: false })
  const { headers } = await app.inject({ url: '/trpc/busy' })
  expect(headers['retry-after']).toBe('5')
})
