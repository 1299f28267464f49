import type { LiveChange } from '@leora/domain/live/live'

export type LiveListener = (change: LiveChange) => void

/** Fans change notices out to the streams of this process, by tenant. */
export interface LiveBus {
  subscribe(tenantId: string, listener: LiveListener): () => void
  publish(tenantId: string, change: LiveChange): void
  readonly subscribers: number
}

export function createLiveBus(): LiveBus {
  const byTenant = new Map<string, Set<LiveListener>>()
  return {
    subscribe(tenantId, listener) {
      const listeners = byTenant.get(tenantId) ?? new Set()
      byTenant.set(tenantId, listeners.add(listener))
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) byTenant.delete(tenantId)
      }
    },
    publish(tenantId, change) {
      for (const listener of byTenant.get(tenantId) ?? []) listener(change)
    },
    get subscribers() {
      let sum = 0
      for (const listeners of byTenant.values()) sum += listeners.size
      return sum
    },
  }
}
