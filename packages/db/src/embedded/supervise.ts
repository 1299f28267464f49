import type { Postmaster } from './postmaster.ts'

/** PostgreSQL ended unasked, is back, or stays away. */
export type ClusterEvent = { kind: 'lost' } | { kind: 'back' } | { kind: 'failed'; error: unknown }

export interface Supervised {
  pid: () => number
  stop: () => Promise<void>
}

const restartLimit = { count: 3, withinMs: 60_000 }

/** Keeps a postmaster running: a killed one is started again, one that keeps dying is given up. */
export async function supervise(
  run: () => Promise<Postmaster>,
  onEvent: (event: ClusterEvent) => void = () => undefined,
): Promise<Supervised> {
  let current = await run()
  let isStopping = false
  let restarting = Promise.resolve()
  const restarts: number[] = []

  async function restart(): Promise<void> {
    onEvent({ kind: 'lost' })
    const now = Date.now()
    restarts.push(now)
    const recent = restarts.filter((at) => now - at < restartLimit.withinMs)
    try {
      if (recent.length > restartLimit.count) throw new Error('PostgreSQL keeps ending.')
      current = await run()
      watch(current)
      onEvent({ kind: 'back' })
    } catch (error) {
      onEvent({ kind: 'failed', error })
    }
  }

  function watch(postmaster: Postmaster): void {
    void postmaster.ended.then(() => {
      if (!isStopping) restarting = restart()
    })
  }

  watch(current)
  return {
    pid: () => current.pid,
    stop: async () => {
      isStopping = true
      await restarting
      await current.stop()
    },
  }
}
