import { MutationObserver, onlineManager, QueryClient } from '@tanstack/react-query'
import { TRPCClientError } from '@trpc/client'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { createKeptWrites } from './kept-writes.ts'
import { createOfflineQueue } from './offline-queue.ts'
import { createOwnWrites } from './own-writes.ts'
import type { Owner, QueuedWrite, QueueStorage } from './queue-storage.ts'
import { createWriteAuthor } from './write-author.ts'

// The browser's storage and the network are exercised for real by the example's test in a browser;
// here both are in memory, so that every order of events can be played.
function aStorage() {
  const writes = new Map<string, QueuedWrite>()
  let owner: Owner | undefined
  let isRefusing = false
  const keyOf = ({ tenantId, userId }: Owner, id: string) => `${tenantId}/${userId}/${id}`
  const check = () => {
    if (isRefusing) throw new DOMException('full', 'QuotaExceededError')
  }
  const storage: QueueStorage = {
    readOwner: async () => owner,
    writeOwner: async (next) => {
      check()
      owner = next
    },
    readAll: async (whose) =>
      [...writes].flatMap(([key, item]) => (key.startsWith(keyOf(whose, '')) ? [item] : [])),
    write: async (whose, item) => {
      check()
      writes.set(keyOf(whose, item.id), structuredClone(item))
    },
    remove: async (whose, id) => void writes.delete(keyOf(whose, id)),
    removeAll: async (whose) => {
      for (const key of writes.keys()) if (key.startsWith(keyOf(whose, ''))) writes.delete(key)
    },
  }
  return { storage, writes, refuse: () => (isRefusing = true) }
}

const ann: Owner = { tenantId: 't', userId: 'ann' }
const bob: Owner = { tenantId: 't', userId: 'bob' }

interface World {
  memory: ReturnType<typeof aStorage>
  signedIn: Owner | undefined
  sent: { path: string; input: unknown }[]
  answer: (path: string, input: unknown) => unknown
}

function aWorld(): World {
  return { memory: aStorage(), signedIn: ann, sent: [], answer: () => ({}) }
}

/** One page load: what it keeps in memory is gone with the next. */
function aPage(world: World) {
  const queryClient = new QueryClient()
  queryClient.mount()
  const kept = createKeptWrites(world.memory.storage)
  const own = createOwnWrites()
  const others: string[] = []
  const author = createWriteAuthor({
    queryClient,
    kept,
    ask: async () => {
      if (!world.signedIn) throw refusal({ reason: 'signed_out' })
      return world.signedIn
    },
    onOtherPerson: () => others.push('told'),
  })
  const queue = createOfflineQueue({
    queryClient,
    kept,
    own,
    author,
    send: async (path, input) => {
      await queue.gate.pass(input)
      const prepared = own.prepare(input, { makesId: path.endsWith('.create') })
      world.sent.push({ path, input: prepared })
      const answer = await world.answer(path, prepared)
      own.noteAnswer(prepared, answer)
      return answer
    },
  })
  const stop = queue.start()
  const close = () => {
    stop()
    queryClient.unmount()
    queryClient.clear()
  }
  onTestFinished(close)
  const write = (path: string, input: unknown) => {
    const observer = new MutationObserver<unknown, Error, unknown>(queryClient, {
      mutationKey: [path.split('.')],
    })
    observer.mutate(input).catch(() => undefined)
  }
  /** A signed-in query was answered, as on every page. */
  const load = () =>
    queryClient.prefetchQuery({ queryKey: ['page', Math.random()], queryFn: () => 1 })
  return { kept, queue, write, load, close, others }
}

const tick = () => vi.advanceTimersByTimeAsync(1)
const names = ({ kept }: { kept: ReturnType<typeof createKeptWrites> }) =>
  kept.items.get().map(({ input, state }) => [(input as { name?: string }).name, state])
const refusal = (data: Record<string, unknown>) =>
  TRPCClientError.from({ error: { code: -32000, message: 'The server says why.', data } })

beforeEach(() => {
  vi.useFakeTimers()
  onlineManager.setOnline(true)
})
afterEach(() => {
  vi.useRealTimers()
  onlineManager.setOnline(true)
})

async function keepTwo(world: World) {
  const page = aPage(world)
  await page.load()
  await tick()
  onlineManager.setOnline(false)
  page.write('crm.customers.create', { name: 'A' })
  page.write('crm.customers.create', { name: 'B' })
  await tick()
  return page
}

test('online, a write is not kept', async () => {
  const world = aWorld()
  const page = aPage(world)
  page.write('crm.customers.create', { name: 'A' })
  page.write('crm.customers.create', { name: 'B' })
  await tick()
  expect(page.kept.items.get()).toEqual([])
  expect(world.sent.map(({ input }) => input)).toMatchObject([{ name: 'A' }, { name: 'B' }])
})

test('without network writes wait in order, with their ids, and are sent once it is back', async () => {
  const world = aWorld()
  const page = await keepTwo(world)
  expect(names(page)).toEqual([
    ['A', 'waiting'],
    ['B', 'waiting'],
  ])
  const ids = page.kept.items.get().map(({ input }) => (input as { id: string }).id)
  expect(world.memory.writes.size).toBe(2)
  expect(world.sent).toEqual([])
  onlineManager.setOnline(true)
  await tick()
  expect(world.sent.map(({ input }) => input)).toEqual([
    { name: 'A', id: ids[0] },
    { name: 'B', id: ids[1] },
  ])
  expect(page.kept.items.get()).toEqual([])
  expect(world.memory.writes.size).toBe(0)
})

test('they survive the page and are sent by the next one, once its person is known', async () => {
  const world = aWorld()
  const first = await keepTwo(world)
  first.close()
  const page = aPage(world)
  await tick()
  expect(names(page)).toEqual([
    ['A', 'waiting'],
    ['B', 'waiting'],
  ])
  expect(world.sent).toEqual([])
  onlineManager.setOnline(true)
  await page.load()
  await tick()
  expect(world.sent.map(({ input }) => (input as { name: string }).name)).toEqual(['A', 'B'])
  expect(world.memory.writes.size).toBe(0)
})

test('another person neither sees nor sends them; they wait for their author', async () => {
  const world = aWorld()
  const first = await keepTwo(world)
  first.close()
  world.signedIn = bob
  const page = aPage(world)
  onlineManager.setOnline(true)
  await page.load()
  await tick()
  expect(page.kept.items.get()).toEqual([])
  expect(page.others).toEqual([])
  page.close()
  world.signedIn = ann
  const back = aPage(world)
  await back.load()
  await tick()
  expect(world.sent).toHaveLength(2)
})

test('when another person signs in while this page was offline, nothing is sent and the page is told', async () => {
  const world = aWorld()
  const page = await keepTwo(world)
  world.signedIn = bob
  onlineManager.setOnline(true)
  await tick()
  expect(world.sent).toEqual([])
  expect(page.others).toEqual(['told'])
  expect(world.memory.writes.size).toBe(2)
})

test('what fails for good stays listed with its sentence, and the rest goes on', async () => {
  const world = aWorld()
  world.answer = (_path, input) => {
    if ((input as { name: string }).name === 'A') throw refusal({ reason: 'forbidden' })
    return {}
  }
  const page = await keepTwo(world)
  onlineManager.setOnline(true)
  await tick()
  expect(names(page)).toEqual([['A', 'failed']])
  expect(page.kept.items.get()[0]?.failure).toMatchObject({
    reason: 'forbidden',
    sentence: 'The server says why.',
  })
  page.close()
  const next = aPage(world)
  await next.load()
  await tick()
  expect(names(next)).toEqual([['A', 'failed']])
  expect(world.sent).toHaveLength(2)
})

test('a failed write is sent again as the person wants it, or given up', async () => {
  const world = aWorld()
  let isRefusing = true
  world.answer = () => {
    if (isRefusing) throw refusal({ reason: 'invalid' })
    return {}
  }
  const page = await keepTwo(world)
  onlineManager.setOnline(true)
  await tick()
  const [a, b] = page.kept.items.get()
  if (!a || !b) throw new Error('Two writes are kept.')
  isRefusing = false
  page.queue.retry(a.id, { name: 'Better', id: 'x' })
  await tick()
  expect(world.sent.at(-1)?.input).toEqual({ name: 'Better', id: 'x' })
  page.queue.discard(b.id)
  await tick()
  expect(page.kept.items.get()).toEqual([])
  expect(world.memory.writes.size).toBe(0)
})

test('a discarded write never leaves, and those behind it do', async () => {
  const world = aWorld()
  const page = await keepTwo(world)
  page.queue.discard(page.kept.items.get()[0]?.id ?? '')
  onlineManager.setOnline(true)
  await tick()
  expect(world.sent.map(({ input }) => (input as { name: string }).name)).toEqual(['B'])
})

test('a server that is away is tried again and again; nothing is lost meanwhile', async () => {
  const world = aWorld()
  let isAway = true
  world.answer = () => {
    if (isAway) throw new TRPCClientError('x', { cause: new TypeError('Failed to fetch') })
    return {}
  }
  const page = aPage(world)
  await page.load()
  page.write('crm.customers.create', { name: 'A' })
  await vi.advanceTimersByTimeAsync(10 * 60_000)
  expect(names(page)).toEqual([['A', 'waiting']])
  expect(world.sent.length).toBeGreaterThan(5)
  const ids = new Set(world.sent.map(({ input }) => (input as { id: string }).id))
  expect(ids.size).toBe(1)
  isAway = false
  await vi.advanceTimersByTimeAsync(60_000)
  expect(page.kept.items.get()).toEqual([])
})

test('a session that ended keeps them waiting until the same person is back', async () => {
  const world = aWorld()
  world.answer = () => {
    if (!world.signedIn) throw refusal({ reason: 'signed_out' })
    return {}
  }
  const page = await keepTwo(world)
  world.signedIn = undefined
  onlineManager.setOnline(true)
  await tick()
  expect(names(page)).toEqual([
    ['A', 'waiting'],
    ['B', 'waiting'],
  ])
  world.signedIn = ann
  await page.load()
  await tick()
  expect(page.kept.items.get()).toEqual([])
  expect(world.sent.map(({ input }) => (input as { name: string }).name)).toEqual(['A', 'B'])
})

test('a write that is refused as signed out although its author is there does not go round', async () => {
  const world = aWorld()
  world.answer = () => {
    throw refusal({ reason: 'signed_out' })
  }
  const page = await keepTwo(world)
  onlineManager.setOnline(true)
  await tick()
  expect(names(page)).toEqual([
    ['A', 'failed'],
    ['B', 'failed'],
  ])
  expect(world.sent.length).toBeLessThanOrEqual(4)
})

test('edits of one row made without network follow one another, across a reload too', async () => {
  const world = aWorld()
  let version = 1
  world.answer = (_path, input) => {
    const { expectedVersion } = input as { expectedVersion: number }
    if (expectedVersion !== version) throw refusal({ reason: 'conflict' })
    version += 1
    return { id: 'c', version }
  }
  const page = aPage(world)
  await page.load()
  await tick()
  onlineManager.setOnline(false)
  for (const city of ['Wien', 'Graz', 'Linz']) {
    page.write('crm.customers.update', { id: 'c', expectedVersion: 1, changes: { city } })
  }
  await tick()
  page.close()
  const next = aPage(world)
  onlineManager.setOnline(true)
  await next.load()
  await tick()
  expect(next.kept.items.get()).toEqual([])
  expect(version).toBe(4)
})

test('a browser that refuses to store says so, and the writes still go', async () => {
  const world = aWorld()
  world.memory.refuse()
  const page = await keepTwo(world)
  expect(page.kept.isPersistent.get()).toBe(false)
  onlineManager.setOnline(true)
  await tick()
  expect(world.sent).toHaveLength(2)
})

test('signing out deletes what was kept (ASVS 14.3.1)', async () => {
  const world = aWorld()
  const page = await keepTwo(world)
  await page.queue.forget()
  expect(world.memory.writes.size).toBe(0)
  expect(await world.memory.storage.readOwner()).toBeUndefined()
  onlineManager.setOnline(true)
  await tick()
  expect(world.sent).toEqual([])
})
