import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { createRefresh } from './refresh.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function aScreen() {
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
  const refresh = createRefresh(queryClient)
  onTestFinished(() => refresh.stop())
  return { queryClient, refresh }
}

/** A query on screen that counts its fetches; each takes this long. */
function show(queryClient: QueryClient, path: string, input: object = {}, takesMs = 10) {
  const shown = { fetches: 0 }
  const observer = new QueryObserver(queryClient, {
    queryKey: [path.split('.'), { input, type: 'query' }],
    queryFn: () => {
      shown.fetches += 1
      return new Promise((resolve) => setTimeout(() => resolve({ fetch: shown.fetches }), takesMs))
    },
  })
  onTestFinished(observer.subscribe(() => undefined))
  return shown
}

const change = (...ids: string[]) => ({ entity: 'customers', ids })

test('a notice refetches the lists and the changed row, and nothing else', async () => {
  const { queryClient, refresh } = aScreen()
  const list = show(queryClient, 'crm.customers.list')
  const changed = show(queryClient, 'crm.customers.get', { id: 'a' })
  const other = show(queryClient, 'crm.customers.get', { id: 'b' })
  const members = show(queryClient, 'admin.listMembers')
  await vi.advanceTimersByTimeAsync(100)
  refresh.note(change('a'))
  await vi.advanceTimersByTimeAsync(1_000)
  expect([list, changed, other, members].map(({ fetches }) => fetches)).toEqual([2, 2, 1, 1])
})

test('what is not on screen is only marked old', async () => {
  const { queryClient, refresh } = aScreen()
  const key = [['crm', 'customers', 'list'], { input: {}, type: 'query' }]
  queryClient.setQueryData(key, { items: [] })
  refresh.note(change('a'))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(queryClient.getQueryState(key)).toMatchObject({ isInvalidated: true, fetchStatus: 'idle' })
})

test('a storm of notices is one wave, then one more for what came meanwhile', async () => {
  const { queryClient, refresh } = aScreen()
  const list = show(queryClient, 'crm.customers.list', {}, 2_000)
  await vi.advanceTimersByTimeAsync(2_100)
  for (let n = 0; n < 100; n++) refresh.note(change(`id-${n}`))
  await vi.advanceTimersByTimeAsync(500)
  expect(list.fetches).toBe(2)
  for (let n = 0; n < 100; n++) refresh.note(change(`id-${n}`))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(list.fetches).toBe(2)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(list.fetches).toBe(3)
})

test('a fetch that began after the notice came is not repeated', async () => {
  const { queryClient, refresh } = aScreen()
  const list = show(queryClient, 'crm.customers.list')
  await vi.advanceTimersByTimeAsync(100)
  refresh.note(change('a'))
  await vi.advanceTimersByTimeAsync(1)
  void queryClient.invalidateQueries()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(list.fetches).toBe(2)
})

test('a fetch that began before the notice came is repeated, for it may have missed the change', async () => {
  const { queryClient, refresh } = aScreen()
  const list = show(queryClient, 'crm.customers.list', {}, 300)
  await vi.advanceTimersByTimeAsync(100)
  refresh.note(change('a'))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(list.fetches).toBe(2)
})

test('after the stream was away everything older is fetched once', async () => {
  const { queryClient, refresh } = aScreen()
  const [list, members] = [
    show(queryClient, 'crm.customers.list'),
    show(queryClient, 'admin.listMembers'),
  ]
  await vi.advanceTimersByTimeAsync(100)
  refresh.noteEverything()
  refresh.note(change('a'))
  await vi.advanceTimersByTimeAsync(1_000)
  expect([list.fetches, members.fetches]).toEqual([2, 2])
})
