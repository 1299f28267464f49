import type { AppRouter } from '@leora/api/root'
import type { LiveChange } from '@leora/domain/live/live'
import { onlineManager, type QueryClient } from '@tanstack/react-query'
import type { TRPCClient, TRPCClientError } from '@trpc/client'
import { backoffMs } from './backoff.ts'
import { readFailure } from './failure.ts'
import type { Refresh } from './refresh.ts'
import { createStore, type Readable } from './store.ts'

/** `idle`: nobody is signed in; `live`: changes arrive; `down`: lost, and being opened again. */
export type LiveStatus = 'idle' | 'connecting' | 'live' | 'down'

export interface LiveConnection {
  readonly status: Readable<LiveStatus>
  /** Hears every notice; for what is more than a refetch, such as a flashing row. */
  onChange(listener: (change: LiveChange) => void): () => void
  /** Opens the stream as soon as the server has answered a signed-in query. */
  start(): () => void
}

const waits = { baseMs: 1_000, maxMs: 30_000 }
/** Everybody's streams end when a server stops; their refetches are spread over this. */
const spreadMs = 1_500

/** One stream of change notices, which keeps the query cache right. */
export function createLiveConnection(
  trpcClient: TRPCClient<AppRouter>,
  queryClient: QueryClient,
  onSignedOut: () => void,
): LiveConnection {
  const status = createStore<LiveStatus>('idle')
  const listeners = new Set<(change: LiveChange) => void>()

  function start() {
    let refresh: Promise<Refresh> | undefined
    let stream: { unsubscribe(): void } | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let catchUp: ReturnType<typeof setTimeout> | undefined
    let failures = 0
    let attempt = 0

    function open() {
      timer = undefined
      status.set(failures === 0 ? 'connecting' : 'down')
      // Unsubscribing completes a stream as its end does; only the present one may speak.
      attempt += 1
      const mine = attempt
      const ifMine = (act: () => void) => {
        if (mine === attempt) act()
      }
      stream = trpcClient.live.changes.subscribe(undefined, {
        onStarted: () => ifMine(opened),
        onData: ({ data }) => ifMine(() => hear(data)),
        onError: (error) => ifMine(isSignedOut(error) ? endSession : reopen),
        onComplete: () => ifMine(reopen),
      })
    }

    // What turns notices into refetches is asked for with the stream: the first page is drawn without it.
    function tell(act: (ready: Refresh) => void) {
      refresh ??= import('./refresh.ts').then(({ createRefresh }) => createRefresh(queryClient))
      refresh.then(act, () => {
        refresh = undefined
        void queryClient.invalidateQueries()
      })
    }

    function opened() {
      failures = 0
      status.set('live')
      // What was fetched before the stream opened may have missed a change: fetched once more.
      clearTimeout(catchUp)
      catchUp = setTimeout(() => tell((ready) => ready.noteEverything()), Math.random() * spreadMs)
    }

    function hear(change: LiveChange) {
      tell((ready) => ready.note(change))
      for (const listener of listeners) listener(change)
    }

    function reopen() {
      drop()
      failures += 1
      status.set('down')
      timer = setTimeout(open, backoffMs(failures, waits))
    }

    function endSession() {
      rest()
      onSignedOut()
    }

    function rest() {
      drop()
      failures = 0
      status.set('idle')
    }

    function drop() {
      clearTimeout(timer)
      timer = undefined
      attempt += 1
      stream?.unsubscribe()
      stream = undefined
    }

    const unsubscribeQueries = queryClient.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated' || event.action.type !== 'success') return
      if (!event.action.manual && status.get() === 'idle') open()
    })
    const unsubscribeOnline = onlineManager.subscribe((isOnline) => {
      if (!isOnline || timer === undefined) return
      clearTimeout(timer)
      open()
    })

    return () => {
      unsubscribeQueries()
      unsubscribeOnline()
      clearTimeout(catchUp)
      void refresh?.then((ready) => ready.stop())
      rest()
    }
  }

  return {
    status,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start,
  }
}

function isSignedOut(error: TRPCClientError<AppRouter>): boolean {
  if (readFailure(error).reason === 'signed_out') return true
  const cause: unknown = error.cause
  return typeof cause === 'object' && cause !== null && 'status' in cause && cause.status === 401
}
