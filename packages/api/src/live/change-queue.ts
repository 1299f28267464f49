import type { LiveChange } from '@leora/domain/live/live'

/** Past this many rows of one entity a reader refetches the entity anyway. */
export const maxIdsPerEntity = 200

export interface ChangeQueue {
  push(change: LiveChange): void
  /** The oldest waiting change; waits for one, and answers null once closed. */
  next(): Promise<LiveChange | null>
  close(): void
}

/**
 * What one slow reader has not yet taken: one notice per entity, however much happens, so its
 * memory is bounded by entities times ids. An entity that overflows becomes "many" (ids null).
 */
export function createChangeQueue(): ChangeQueue {
  const waiting = new Map<string, LiveChange>()
  let isClosed = false
  let wake: (() => void) | undefined

  function notify() {
    wake?.()
    wake = undefined
  }

  return {
    push(change) {
      if (isClosed) return
      const known = waiting.get(change.entity)
      // The shared notice is kept as it is; only merging makes one of our own.
      waiting.set(change.entity, known ? mergeChanges(known, change) : bound(change))
      notify()
    },
    async next() {
      while (!isClosed) {
        const [oldest] = waiting.values()
        if (oldest) {
          waiting.delete(oldest.entity)
          return oldest
        }
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      return null
    },
    close() {
      isClosed = true
      waiting.clear()
      notify()
    },
  }
}

function mergeChanges(a: LiveChange, b: LiveChange): LiveChange {
  if (a.ids === null) return a
  if (b.ids === null) return b
  return bound({ entity: a.entity, ids: [...new Set([...a.ids, ...b.ids])] })
}

function bound(change: LiveChange): LiveChange {
  return change.ids !== null && change.ids.length > maxIdsPerEntity
    ? { entity: change.entity, ids: null }
    : change
}
