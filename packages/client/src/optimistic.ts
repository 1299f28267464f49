import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { isVersioned } from './conflict.ts'
import { type QueryPath, readQueryKey } from './paths.ts'
import { addRow, type CachedRow, changeRow, findRow } from './row-cache.ts'
import { isSame } from './same.ts'

/** Where the rows of one kind are cached: queries of one row by id, and lists of them. */
export interface RowQueries {
  one?: QueryPath
  lists: readonly QueryPath[]
}

/** What a rollback needs to know. */
export interface OptimisticContext {
  id: string
  before: readonly { queryKey: QueryKey; row: CachedRow | undefined }[]
  /** Answers that were on their way and may be newer than what was shown: asked for again. */
  interrupted: readonly QueryKey[]
}

const nothingShown: OptimisticContext = { id: '', before: [], interrupted: [] }

type Change = (row: CachedRow) => CachedRow | null

/** Options for the mutation of an edit `{ id, expectedVersion, changes }`. */
export function optimisticUpdate(queryClient: QueryClient, queries: RowQueries) {
  const rows = createRowCaches(queryClient, queries)
  return {
    onMutate: ({ id, changes }: { id: string; changes: object }) =>
      rows.show(id, (row) => withFields(row, changes)),
    onError(_error: unknown, { changes }: { changes: object }, context?: OptimisticContext) {
      if (!context) return
      rows.restore(context, changes)
      // Another edit may have begun from this one: what is true then is the server's to say.
      rows.refetch(context)
    },
    onSuccess: (answer: unknown) => rows.accept(answer),
    onSettled: rows.settle,
  }
}

/** Options for the mutation of a delete `{ id, expectedVersion }`. */
export function optimisticDelete(queryClient: QueryClient, { lists }: RowQueries) {
  const rows = createRowCaches(queryClient, { lists })
  return {
    onMutate: ({ id }: { id: string }) => rows.show(id, () => null),
    // Where in the list it stood is the server's to say.
    onError: (_error: unknown, _input: unknown, context?: OptimisticContext) =>
      context && rows.refetch(context),
    onSettled: rows.settle,
  }
}

/** Options for the mutation of a create; one that brings its id shows at once, as `toRow` says. */
export function optimisticCreate<Input extends { id?: string | undefined }>(
  queryClient: QueryClient,
  { lists }: RowQueries,
  toRow: (input: Input) => object,
) {
  const rows = createRowCaches(queryClient, { lists })
  return {
    onMutate: async (input: Input): Promise<OptimisticContext> =>
      input.id === undefined ? nothingShown : await rows.add({ ...toRow(input), id: input.id }),
    onError(_error: unknown, { id }: Input) {
      if (id !== undefined) rows.apply(id, () => null)
    },
    onSuccess: (answer: unknown) => rows.accept(answer),
    onSettled: rows.settle,
  }
}

function createRowCaches(queryClient: QueryClient, { one, lists }: RowQueries) {
  const paths = new Set<string>(one === undefined ? lists : [one, ...lists])
  const cache = queryClient.getQueryCache()

  function concerned() {
    return cache.getAll().filter(({ queryKey, state }) => {
      return state.data !== undefined && paths.has(readQueryKey(queryKey).path)
    })
  }

  function set(queryKey: QueryKey, update: (data: unknown) => unknown) {
    const state = queryClient.getQueryState(queryKey)
    if (!state) return
    // Kept as old as it was: what we show ahead of the answer must not pass for an answer.
    queryClient.setQueryData(queryKey, update, { updatedAt: state.dataUpdatedAt })
    if (state.isInvalidated) {
      void queryClient.invalidateQueries({ queryKey, exact: true, refetchType: 'none' })
    }
  }

  function apply(id: string, change: Change) {
    for (const { queryKey } of concerned()) set(queryKey, (data) => changeRow(data, id, change))
  }

  // A late answer from before the write would undo what is shown, so it is not awaited.
  async function interrupt(): Promise<QueryKey[]> {
    const fetching = concerned().filter(({ state }) => state.fetchStatus === 'fetching')
    const keys = fetching.map(({ queryKey }) => queryKey)
    await Promise.all(keys.map((queryKey) => queryClient.cancelQueries({ queryKey, exact: true })))
    return keys
  }

  async function refetchAll(keys: readonly QueryKey[]) {
    await Promise.all(
      keys.map((queryKey) => queryClient.invalidateQueries({ queryKey, exact: true })),
    )
  }

  return {
    apply,
    async show(id: string, change: Change): Promise<OptimisticContext> {
      const interrupted = await interrupt()
      const before = concerned().map(({ queryKey, state }) => ({
        queryKey,
        row: findRow(state.data, id),
      }))
      apply(id, change)
      return { id, before, interrupted }
    },
    async add(row: CachedRow): Promise<OptimisticContext> {
      const interrupted = await interrupt()
      for (const { queryKey } of concerned()) set(queryKey, (data) => addRow(data, row))
      return { id: row.id, before: [], interrupted }
    },
    /** Puts back only what this write changed: a later write to the same row stays shown. */
    restore({ id, before }: OptimisticContext, changes: object) {
      const shown = new Map<string, unknown>(Object.entries(changes))
      for (const { queryKey, row: old } of before) {
        if (!old) continue
        const stillMine = (row: CachedRow) =>
          [...shown].flatMap(([field, value]) =>
            field in old && isSame(row[field], value) ? [[field, old[field]] as const] : [],
          )
        const putBack: Change = (row) => ({ ...row, ...Object.fromEntries(stillMine(row)) })
        set(queryKey, (data) => changeRow(data, id, putBack))
      }
    },
    /** Shows the server's row, unless a newer one is already shown. */
    accept(answer: unknown) {
      if (!isVersioned(answer)) return
      apply(answer.id, (row) => {
        const isNewer = typeof row['version'] === 'number' && row['version'] > answer.version
        return isNewer ? row : withFields(row, answer)
      })
    },
    settle(_answer: unknown, _error: unknown, _input: unknown, context?: OptimisticContext) {
      if (context) void refetchAll(context.interrupted)
    },
    refetch: ({ before }: OptimisticContext) =>
      void refetchAll(before.flatMap(({ queryKey, row }) => (row ? [queryKey] : []))),
  }
}

/** The row with new values for the fields it has; a list's row does not grow others. */
function withFields(row: CachedRow, values: object): CachedRow {
  const known = Object.entries(values).filter(
    ([field, value]) => field in row && value !== undefined && !isSame(row[field], value),
  )
  return known.length === 0 ? row : { ...row, ...Object.fromEntries(known), id: row.id }
}
