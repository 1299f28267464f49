import type { LiveChange } from '@leora/domain/live/live'
import type { Query, QueryClient } from '@tanstack/react-query'
import { isConcerned } from './live-queries.ts'
import { readQueryKey } from './paths.ts'

interface Notice extends LiveChange {
  at: number
}

export interface Refresh {
  /** Refetches what the change concerns, together with all others of the same moment. */
  note(change: LiveChange): void
  /** Refetches everything whose answer is older than now. */
  noteEverything(): void
  stop(): void
}

// The notices of one moment arrive together; the first of a quiet time is not kept waiting.
const gatherMs = 20
const betweenWavesMs = 250

/**
 * Turns change notices into refetches: one wave at a time, so that a slow server is asked less
 * often, not more. A query whose fetch began after the notice arrived already shows the change.
 */
export function createRefresh(queryClient: QueryClient, now: () => number = Date.now): Refresh {
  const fetchBegan = new WeakMap<Query, number>()
  const cache = queryClient.getQueryCache()
  let notices: Notice[] = []
  let everythingBefore: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let isRefetching = false
  let nextWaveAt = 0

  const unsubscribe = cache.subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'fetch') {
      fetchBegan.set(event.query, now())
    }
  })

  function beganAt(query: Query): number {
    return fetchBegan.get(query) ?? 0
  }

  function isOld(query: Query): boolean {
    if (readQueryKey(query.queryKey).path === '') return false
    const began = beganAt(query)
    if (everythingBefore !== null && began < everythingBefore) return true
    return notices.some(({ at, ...change }) => began <= at && isConcerned(query.queryKey, change))
  }

  function schedule() {
    if (timer !== undefined || isRefetching) return
    timer = setTimeout(() => void refetch(), Math.max(gatherMs, nextWaveAt - now()))
  }

  async function refetch() {
    timer = undefined
    const old = new Set(cache.getAll().filter(isOld))
    notices = []
    everythingBefore = null
    if (old.size === 0) return
    isRefetching = true
    const startedAt = now()
    try {
      await queryClient.invalidateQueries({ predicate: (query) => old.has(query) })
      // A first fetch under way is not restarted but waited for, and may have missed the change.
      const missed = (query: Query) => old.has(query) && beganAt(query) < startedAt
      if (cache.getAll().some(missed)) await queryClient.invalidateQueries({ predicate: missed })
    } finally {
      isRefetching = false
      nextWaveAt = now() + betweenWavesMs
      if (notices.length > 0 || everythingBefore !== null) schedule()
    }
  }

  return {
    note(change) {
      notices.push({ ...change, at: now() })
      schedule()
    },
    noteEverything() {
      everythingBefore = now()
      schedule()
    },
    stop() {
      unsubscribe()
      clearTimeout(timer)
      timer = undefined
    },
  }
}
