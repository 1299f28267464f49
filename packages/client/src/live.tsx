import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { LiveStatus } from './live-connection.ts'
import type { LiveEntity } from './live-queries.ts'
import { useLeora } from './provider.tsx'

/** Whether changes of others arrive by themselves right now. */
export function useLiveStatus(): LiveStatus {
  const { status } = useLeora().live
  return useSyncExternalStore(status.subscribe, status.get, status.get)
}

const none: ReadonlySet<string> = new Set()

/** The rows that changed within the last moment, for a row that flashes. */
export function useRecentlyChanged(entity: LiveEntity, forMs = 2_000): ReadonlySet<string> {
  const { live } = useLeora()
  const [recent, setRecent] = useState(none)

  const listen = useCallback(() => {
    const timers = new Map<string, ReturnType<typeof setTimeout>>()
    const forget = (id: string) => {
      timers.delete(id)
      setRecent(timers.size === 0 ? none : new Set(timers.keys()))
    }
    const unsubscribe = live.onChange((change) => {
      if (change.entity !== entity || change.ids === null) return
      for (const id of change.ids) {
        clearTimeout(timers.get(id))
        timers.set(
          id,
          setTimeout(() => forget(id), forMs),
        )
      }
      setRecent(new Set(timers.keys()))
    })
    return () => {
      unsubscribe()
      for (const timer of timers.values()) clearTimeout(timer)
    }
  }, [live, entity, forMs])

  useEffect(listen, [listen])
  return recent
}
