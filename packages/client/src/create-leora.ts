import type { AppRouter } from '@leora/api/root'
import { MutationCache, onlineManager, QueryCache, QueryClient } from '@tanstack/react-query'
import { createTRPCClient, getUntypedClient, type TRPCClient } from '@trpc/client'
import { getQueryKey } from '@trpc/react-query'
import { isTransient, readFailure } from './failure.ts'
import { createKeptWrites, type KeptWrites } from './kept-writes.ts'
import { createLinks, type LinkOptions } from './links.ts'
import { createLiveConnection, type LiveConnection } from './live-connection.ts'
import { createOfflineQueue, type OfflineQueue } from './offline-queue.ts'
import { createOwnWrites } from './own-writes.ts'
import { createQueueStorage } from './queue-storage.ts'
import { retryDelay } from './retry.ts'
import { createStepUpLink, type StepUp } from './step-up-link.ts'
import { trpc } from './trpc.ts'
import { createWriteAuthor } from './write-author.ts'
import { createWriteLink, type WriteGate } from './write-link.ts'

export interface LeoraOptions extends LinkOptions {
  /** The session has ended or there is none: show the sign-in. Called once per ending. */
  onSignedOut?: () => void
  /** A call needs the person to prove to be there: ask them, and it is sent again once they did. */
  onStepUpRequired?: StepUp
}

export interface Leora {
  readonly queryClient: QueryClient
  readonly trpcClient: TRPCClient<AppRouter>
  readonly live: LiveConnection
  readonly kept: KeptWrites
  readonly offline: OfflineQueue
  /** At sign-out: empties the cache and deletes kept writes. Ask first if some are waiting. */
  forget(): Promise<void>
}

const maxReadRetries = 3

/** Everything the hooks need, made once per page load. */
export function createLeora(options: LeoraOptions): Leora {
  const { onSignedOut, onStepUpRequired, ...linkOptions } = options
  let isSignedOut = false
  const noticeSignOut = () => {
    if (isSignedOut) return
    isSignedOut = true
    onSignedOut?.()
  }
  const noticeError = (error: unknown) => {
    const { reason } = readFailure(error)
    if (reason === 'signed_out') noticeSignOut()
    // The company began to ask for a second factor; who I am says what is missing.
    if (reason === 'factor_required') {
      void queryClient.invalidateQueries({ queryKey: getQueryKey(trpc.account.me) })
    }
  }
  const noticeAnswer = () => {
    isSignedOut = false
  }

  const own = createOwnWrites()
  const gate: WriteGate = { pass: (input) => offline.gate.pass(input) }
  const trpcClient = createTRPCClient<AppRouter>({
    links: createLinks(linkOptions, [
      createWriteLink(own, gate),
      createStepUpLink(onStepUpRequired),
    ]),
  })
  const queryClient: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: noticeError, onSuccess: noticeAnswer }),
    mutationCache: new MutationCache({
      onError: noticeError,
      onSuccess: () => {
        noticeAnswer()
        // While live, the change comes back as a notice, which refetches what it concerns once.
        if (!isLive()) void queryClient.invalidateQueries()
      },
    }),
    defaultOptions: {
      queries: {
        // Notices keep the cache right while live; without them an answer ages quickly.
        staleTime: () => (isLive() ? 5 * 60_000 : 10_000),
        gcTime: 30 * 60_000,
        refetchOnWindowFocus: () => (isLive() ? false : 'always'),
        // The stream that opens again refetches everything, once.
        refetchOnReconnect: false,
        retry: (failures, error) => failures < maxReadRetries && isTransient(error),
        retryDelay,
      },
      // A write that was not answered may have happened: repeating it is its author's decision.
      mutations: { retry: false, retryDelay },
    },
  })
  const live = createLiveConnection(trpcClient, queryClient, noticeSignOut)
  const isLive = () => live.status.get() === 'live'
  // Before the first event the manager believes in the network; the browser may know better.
  if (globalThis.navigator?.onLine === false) onlineManager.setOnline(false)

  const kept = createKeptWrites(createQueueStorage())
  const untyped = getUntypedClient(trpcClient)
  const author = createWriteAuthor({
    queryClient,
    kept,
    ask: () => trpcClient.account.ping.query(),
    onOtherPerson: noticeSignOut,
  })
  const offline = createOfflineQueue({
    queryClient,
    send: (path, input) => untyped.mutation(path, input),
    kept,
    own,
    author,
  })
  return {
    queryClient,
    trpcClient,
    live,
    kept,
    offline,
    async forget() {
      await offline.forget()
      queryClient.clear()
    },
  }
}
