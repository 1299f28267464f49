import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { appRouter } from '@leora/api/root'
import { getQueryKey } from '@trpc/react-query'
import type { AnyTRPCProcedure, AnyTRPCRouter } from '@trpc/server'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { createLeora, type LeoraOptions } from './create-leora.ts'
import { readFailure } from './failure.ts'
import { trpc } from './trpc.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

async function aServer(handle: Handler) {
  const server = createServer(handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}/trpc`
}

function answerAll(request: IncomingMessage, response: ServerResponse) {
  const names = new URL(request.url ?? '', 'http://x').pathname.split('/').at(-1)?.split(',') ?? []
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(names.map((name) => ({ result: { data: { name } } }))))
}

async function aClient(handle: Handler, options: Partial<LeoraOptions> = {}) {
  return createLeora({ url: await aServer(handle), ...options })
}

const failureOf = async (call: Promise<unknown>) =>
  readFailure(
    await call.then(
      () => undefined,
      (error: unknown) => error,
    ),
  )

test('calls of one tick travel as one GET, at most twenty together, each with the key', async () => {
  const requests: IncomingMessage[] = []
  const { trpcClient } = await aClient(
    (request, response) => {
      requests.push(request)
      answerAll(request, response)
    },
    { apiKey: 'leora_secret', headers: () => ({ 'x-more': 'yes' }) },
  )
  await Promise.all(Array.from({ length: 25 }, () => trpcClient.account.ping.query()))
  expect(requests.map(({ method, url }) => [method, url?.split(',').length])).toEqual([
    ['GET', 20],
    ['GET', 5],
  ])
  expect(requests[0]?.headers).toMatchObject({
    authorization: 'Bearer leora_secret',
    'x-more': 'yes',
  })
})

test('an address stays short enough for a server: long reads are asked for apart', async () => {
  const lengths: number[] = []
  const { trpcClient } = await aClient((request, response) => {
    lengths.push(request.url?.length ?? 0)
    answerAll(request, response)
  })
  const text = 'ü'.repeat(200)
  await Promise.all(Array.from({ length: 20 }, () => trpcClient.crm.customers.list.query({ text })))
  expect(lengths.length).toBeGreaterThan(1)
  expect(Math.max(...lengths)).toBeLessThanOrEqual(8_000)
})

test("a proxy's page is not taken for an answer", async () => {
  const { trpcClient } = await aClient((_request, response) => {
    response
      .writeHead(503, { 'content-type': 'text/html', 'retry-after': '4' })
      .end('<h1>Busy</h1>')
  })
  expect(await failureOf(trpcClient.account.ping.query())).toEqual({
    reason: 'unavailable',
    retryAfterSeconds: 4,
  })
})

test("a limiter's JSON is not taken for an answer either", async () => {
  const { trpcClient } = await aClient((_request, response) => {
    response.writeHead(429, { 'content-type': 'application/json' })
    response.end('{"statusCode":429,"error":"Too Many Requests","message":"slow"}')
  })
  expect(await failureOf(trpcClient.account.ping.query())).toEqual({ reason: 'limit_reached' })
})

test("the API's refusal arrives with its reason, and the header that says when to come back", async () => {
  const { trpcClient } = await aClient((_request, response) => {
    const data = { code: 'SERVICE_UNAVAILABLE', reason: 'unavailable', requestId: 'req-1' }
    response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '2' })
    response.end(JSON.stringify([{ error: { code: -32603, message: 'Busy.', data } }]))
  })
  expect(await failureOf(trpcClient.account.ping.query())).toEqual({
    reason: 'unavailable',
    serverSentence: 'Busy.',
    requestId: 'req-1',
    retryAfterSeconds: 2,
  })
})

test('a server that says nothing is given up after its time', async () => {
  const { trpcClient } = await aClient(() => undefined, { timeoutMs: 50 })
  expect(await failureOf(trpcClient.account.ping.query())).toEqual({ reason: 'timeout' })
})

test('a server that is not there is out of reach', async () => {
  const url = await aServer((request) => request.socket.destroy())
  const { trpcClient } = createLeora({ url })
  expect(await failureOf(trpcClient.account.ping.query())).toEqual({ reason: 'unreachable' })
})

test('the end of the session is told once, however many calls are refused', async () => {
  let told = 0
  const { queryClient, trpcClient } = await aClient(
    (request, response) => {
      const names = request.url?.split('?')[0]?.split(',') ?? []
      const data = { code: 'UNAUTHORIZED', reason: 'signed_out' }
      response.writeHead(401, { 'content-type': 'application/json' })
      response.end(
        JSON.stringify(names.map(() => ({ error: { code: -32001, message: 'Sign in.', data } }))),
      )
    },
    { onSignedOut: () => (told += 1) },
  )
  const ask = (n: number) =>
    queryClient.fetchQuery({ queryKey: [n], queryFn: () => trpcClient.account.me.query() })
  await Promise.allSettled([1, 2, 3].map(ask))
  expect(told).toBe(1)
})

test('a write is sent once, whatever becomes of it', async () => {
  let sent = 0
  const { queryClient, trpcClient } = await aClient((request) => {
    sent += 1
    request.socket.destroy()
  })
  const remove = queryClient.getMutationCache().build(queryClient, {
    mutationFn: () => trpcClient.crm.customers.delete.mutate({ id: 'a', expectedVersion: 1 }),
  })
  await expect(remove.execute(undefined)).rejects.toThrow()
  expect(sent).toBe(1)
})

test('no list uses the input field that infinite queries own', () => {
  expect(getQueryKey(trpc.crm.customers.list, { order: 'desc' }, 'infinite')).toEqual([
    ['crm', 'customers', 'list'],
    { input: { order: 'desc' }, type: 'infinite' },
  ])
  const router: AnyTRPCRouter = appRouter
  for (const { _def } of Object.values<AnyTRPCProcedure>(router._def.procedures)) {
    const inputs: unknown[] = _def.inputs
    for (const input of inputs) {
      if (input instanceof z.ZodObject && 'cursor' in input.shape) {
        expect(Object.keys(input.shape)).not.toContain('direction')
      }
    }
  }
})
