import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { translateMessage } from './messages.ts'
import { useLeora, useTranslation } from './provider.tsx'
import type { QueuedWrite } from './queue-storage.ts'

export interface OfflineQueueView {
  /** Oldest first: waiting ones and those that failed for good, with their sentence. */
  items: readonly QueuedWrite[]
  count: number
  failedCount: number
  oldest: QueuedWrite | undefined
  /** False when this browser cannot keep them past the page. */
  isPersistent: boolean
  /** Sends a failed write again, as it was or, after a conflict, with another input. */
  retry: (id: string, input?: unknown) => void
  /** Gives a write up for good: show its item and ask first. */
  discard: (id: string) => void
}

/** What was done without network and is not yet with the server. */
export function useOfflineQueue(): OfflineQueueView {
  const { kept, offline } = useLeora()
  const translation = useTranslation()
  const writes = useSyncExternalStore(kept.items.subscribe, kept.items.get, kept.items.get)
  const isPersistent = useSyncExternalStore(
    kept.isPersistent.subscribe,
    kept.isPersistent.get,
    kept.isPersistent.get,
  )
  const items = useMemo(
    () =>
      writes.map((item) =>
        item.failure ? { ...item, failure: translateMessage(item.failure, translation) } : item,
      ),
    [writes, translation],
  )
  const retry = useCallback((id: string, input?: unknown) => offline.retry(id, input), [offline])
  const discard = useCallback((id: string) => offline.discard(id), [offline])
  return {
    items,
    count: items.length,
    failedCount: items.filter(({ state }) => state === 'failed').length,
    oldest: items[0],
    isPersistent,
    retry,
    discard,
  }
}
