import { MutationObserver, QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, onTestFinished, test } from 'vitest'
import { optimisticCreate, optimisticDelete, optimisticUpdate } from './optimistic.ts'

interface Row {
  id: string
  name: string
  version: number
}

const queries = { one: 'crm.customers.get', lists: ['crm.customers.list'] } as const
const listKey = [['crm', 'customers', 'list'], { input: { sort: 'name' }, type: 'infinite' }]
const oneKey = [['crm', 'customers', 'get'], { input: { id: 'a' }, type: 'query' }]
const a = { id: 'a', name: 'Old', version: 1 }
const b = { id: 'b', name: 'B', version: 1 }

function aCache() {
  const queryClient = new QueryClient()
  queryClient.setQueryData(listKey, {
    pages: [
      { items: [b], nextCursor: 'x' },
      { items: [a], nextCursor: null },
    ],
    pageParams: [null, 'x'],
  })
  queryClient.setQueryData(oneKey, { ...a, city: 'Wien' })
  return queryClient
}

function listed(queryClient: QueryClient): Row[] {
  const data = queryClient.getQueryData<{ pages: { items: Row[] }[] }>(listKey)
  return data?.pages.flatMap(({ items }) => items) ?? []
}

interface Edit {
  id: string
  expectedVersion: number
  changes: Partial<Row> & { city?: string }
}

/** An edit under way, whose answer the test decides. */
function anEdit(queryClient: QueryClient, input: Edit) {
  const { promise, resolve, reject } = Promise.withResolvers<Row>()
  const observer = new MutationObserver(queryClient, {
    ...optimisticUpdate(queryClient, queries),
    mutationFn: (_input: Edit) => promise,
  })
  const settled = observer.mutate(input).catch(() => undefined)
  return {
    answer(row: Row) {
      resolve(row)
      return settled
    },
    fail() {
      reject(new Error('refused'))
      return settled
    },
  }
}

const shown = () => Promise.resolve().then(() => new Promise((resolve) => setImmediate(resolve)))

test('an edit shows at once in the row and in every page of a list, with the fields each has', async () => {
  const queryClient = aCache()
  const edit = anEdit(queryClient, {
    id: 'a',
    expectedVersion: 1,
    changes: { name: 'New', city: 'Graz' },
  })
  await shown()
  expect(queryClient.getQueryData(oneKey)).toEqual({ ...a, name: 'New', city: 'Graz' })
  expect(listed(queryClient)).toEqual([b, { ...a, name: 'New' }])
  await edit.answer({ id: 'a', name: 'New', version: 2 })
  expect(listed(queryClient)).toEqual([b, { id: 'a', name: 'New', version: 2 }])
})

test('a failure puts back what it changed, and leaves a later edit shown', async () => {
  const queryClient = aCache()
  const first = anEdit(queryClient, {
    id: 'a',
    expectedVersion: 1,
    changes: { name: 'First', city: 'Graz' },
  })
  await shown()
  const second = anEdit(queryClient, { id: 'a', expectedVersion: 1, changes: { name: 'Second' } })
  await shown()
  await first.fail()
  expect(queryClient.getQueryData(oneKey)).toEqual({ ...a, name: 'Second', city: 'Wien' })
  await second.fail()
  expect(queryClient.getQueryState(oneKey)?.isInvalidated).toBe(true)
})

test('an answer older than what is shown is not shown', async () => {
  const queryClient = aCache()
  const edit = anEdit(queryClient, { id: 'a', expectedVersion: 1, changes: { name: 'Mine' } })
  await shown()
  queryClient.setQueryData(oneKey, { ...a, name: 'Theirs, later', version: 5 })
  await edit.answer({ id: 'a', name: 'Mine', version: 2 })
  expect(queryClient.getQueryData(oneKey)).toMatchObject({ name: 'Theirs, later', version: 5 })
})

test('what was already known to be old stays so, for what is shown ahead is no answer', async () => {
  const queryClient = aCache()
  await queryClient.invalidateQueries({ queryKey: oneKey, refetchType: 'none' })
  const edit = anEdit(queryClient, { id: 'a', expectedVersion: 1, changes: { name: 'New' } })
  await shown()
  expect(queryClient.getQueryState(oneKey)?.isInvalidated).toBe(true)
  await edit.fail()
})

test('an answer under way from before the edit does not undo it, and is asked for again', async () => {
  const queryClient = aCache()
  const answers = [Promise.withResolvers<Row>(), Promise.withResolvers<Row>()]
  let fetches = 0
  const observer = new QueryObserver(queryClient, {
    queryKey: oneKey,
    queryFn: () => answers[fetches++]?.promise ?? Promise.reject(new Error('one too many')),
  })
  onTestFinished(observer.subscribe(() => undefined))
  await shown()
  expect(fetches).toBe(1)
  const edit = anEdit(queryClient, { id: 'a', expectedVersion: 1, changes: { name: 'New' } })
  await shown()
  answers[0]?.resolve({ ...a, name: 'Late' })
  await shown()
  expect(queryClient.getQueryData(oneKey)).toMatchObject({ name: 'New' })
  await edit.answer({ id: 'a', name: 'New', version: 2 })
  expect(fetches).toBe(2)
})

test('a delete leaves the lists at once, a create joins them and leaves again when refused', async () => {
  const queryClient = aCache()
  const remove = new MutationObserver(queryClient, {
    ...optimisticDelete(queryClient, queries),
    mutationFn: async (_input: { id: string }) => ({}),
  })
  await remove.mutate({ id: 'b' })
  expect(listed(queryClient)).toEqual([a])
  const { promise, reject } = Promise.withResolvers<Row>()
  const create = new MutationObserver(queryClient, {
    ...optimisticCreate(queryClient, queries, (input: Row) => input),
    mutationFn: (_input: Row) => promise,
  })
  const settled = create.mutate({ id: 'n', name: 'N', version: 1 }).catch(() => undefined)
  await shown()
  expect(listed(queryClient).map(({ id }) => id)).toEqual(['n', 'a'])
  reject(new Error('refused'))
  await settled
  expect(listed(queryClient).map(({ id }) => id)).toEqual(['a'])
})
