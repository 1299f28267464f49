import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createTRPCClient, type TRPCClient } from '@trpc/client'
import { initTRPC, TRPCError, tracked } from '@trpc/server'
import { createHTTPHandler } from '@trpc/server/adapters/standalone'
import { afterEach, expect, test } from 'vitest'
import { createStreamLink } from './stream-link.ts'

const open = new Set<Server>()

afterEach(() => {
  for (const server of open) {
    server.closeAllConnections()
    server.close()
  }
  open.clear()
})

const t = initTRPC.create({ sse: { client: { reconnectAfterInactivityMs: 60 } } })

const appRouter = t.router({
  count: t.procedure
    .input((from) => Number(from))
    .subscription(async function* ({ input }) {
      yield { at: input }
      yield tracked('second', { at: input + 1 })
    }),
  refuse: t.procedure.subscription(async function* () {
    yield 1
    throw new TRPCError({ code: 'FORBIDDEN', message: 'Not yours.' })
  }),
  wait: t.procedure.subscription(async function* ({ signal }) {
    yield 'here'
    await new Promise((resolve) => signal?.addEventListener('abort', resolve))
  }),
})

type Client = TRPCClient<typeof appRouter>
interface Hears {
  onStarted(): void
  onData(data: unknown): void
  onComplete(): void
  onError(error: unknown): void
}

/** Everything a subscription said, in order, until it was over. */
async function listen(
  subscribe: (client: Client, hears: Hears) => void,
  handler: RequestListener = createHTTPHandler({ router: appRouter }),
) {
  const server = createServer(handler)
  open.add(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const client = createTRPCClient<typeof appRouter>({
    links: [createStreamLink(`http://127.0.0.1:${port}`, async () => ({}))],
  })
  const said: unknown[] = []
  const error = await new Promise<unknown>((resolve) => {
    subscribe(client, {
      onStarted: () => said.push('started'),
      onData: (data: unknown) => said.push(data),
      onComplete: () => resolve(undefined),
      onError: resolve,
    })
  })
  return { said, error }
}

test('brings what the host sends, with its id where it has one, and its end', async () => {
  const { said, error } = await listen(({ count }, hears) => count.subscribe(4, hears))
  expect(said).toEqual(['started', { at: 4 }, { id: 'second', data: { at: 5 } }])
  expect(error).toBeUndefined()
})

test('ends with the refusal of the host', async () => {
  const { said, error } = await listen(({ refuse }, hears) => refuse.subscribe(undefined, hears))
  expect(said).toEqual(['started', 1])
  expect(error).toMatchObject({ message: 'Not yours.', data: { code: 'FORBIDDEN' } })
})

test('ends when the host falls silent', async () => {
  const { said, error } = await listen(({ wait }, hears) => wait.subscribe(undefined, hears))
  expect(said).toEqual(['started', 'here'])
  expect(error).toMatchObject({ message: 'Silent for 60 ms.' })
})

test('ends with the status of an answer that is no stream', async () => {
  const { said, error } = await listen(
    ({ wait }, hears) => wait.subscribe(undefined, hears),
    (_, response) => response.writeHead(401).end('sign in'),
  )
  expect(said).toEqual([])
  expect(error).toMatchObject({ cause: { status: 401 } })
})

test('ends when the connection is cut', async () => {
  const { error } = await listen(
    ({ wait }, hears) => wait.subscribe(undefined, hears),
    (_, response) => {
      response
        .writeHead(200, { 'content-type': 'text/event-stream' })
        .write('event: connected\ndata: {}\n\n')
      response.destroy()
    },
  )
  expect(error).toMatchObject({ message: 'The stream has ended.' })
})
