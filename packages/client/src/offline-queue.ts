import {
  type Mutation,
  type MutationCacheNotifyEvent,
  onlineManager,
  type QueryClient,
} from '@tanstack/react-query'
import { DiscardedWriteError, isOutOfReach, isTransient, readFailure } from './failure.ts'
import type { KeptWrites } from './kept-writes.ts'
import { type ErrorMessage, messageFor } from './messages.ts'
import { findOfflineWrite, offlineWrites } from './offline-writes.ts'
import type { OwnWrites } from './own-writes.ts'
import { isRecord, readQueryKey } from './paths.ts'
import type { QueuedWrite } from './queue-storage.ts'
import { retryDelay } from './retry.ts'
import type { WriteAuthor } from './write-author.ts'
import type { WriteGate } from './write-link.ts'

export interface OfflineQueue {
  /** Sends a failed write again, as it was or with another input. */
  retry(id: string, input?: unknown): void
  /** Gives a write up for good. Ask the person first, showing what would be lost. */
  discard(id: string): void
  /** Deletes everything kept for the signed-in person, at sign-out. */
  forget(): Promise<void>
  readonly gate: WriteGate
  start(): () => void
}

interface QueueParts {
  queryClient: QueryClient
  send: (path: string, input: unknown) => Promise<unknown>
  kept: KeptWrites
  own: OwnWrites
  author: WriteAuthor
}

// One order for all kept writes: an edit must not overtake the create of its row.
const scope = { id: 'leora.offline' }
const maxRefusals = 8

/**
 * Keeps writes made without network. TanStack's mutation cache holds and orders them; this adds what
 * it lacks: they survive the page, belong to one person in one company, and stay listed when they fail.
 */
export function createOfflineQueue(parts: QueueParts): OfflineQueue {
  const { queryClient, send, kept, own, author } = parts
  const cache = queryClient.getMutationCache()
  const idOf = new WeakMap<Mutation, string>()
  const mutations = new Map<string, Mutation>()
  // By the input itself, which is the same object from the hook down to the link.
  const keptInputs = new WeakSet<object>()
  const discardedInputs = new WeakSet<object>()
  let lastAt = 0

  for (const path of Object.keys(offlineWrites)) {
    queryClient.setMutationDefaults([path.split('.')], {
      mutationFn: (input) => send(path, input),
      scope,
      retry: (failures, error) =>
        isTransient(error) && (isOutOfReach(readFailure(error).reason) || failures < maxRefusals),
      retryDelay,
    })
  }

  function adopt(id: string, mutation: Mutation) {
    idOf.set(mutation, id)
    mutations.set(id, mutation)
    const input: unknown = mutation.state.variables
    if (isRecord(input)) keptInputs.add(input)
  }

  function keep(mutation: Mutation, path: string) {
    if (idOf.has(mutation)) return
    const id = crypto.randomUUID()
    lastAt = Math.max(Date.now(), lastAt + 1)
    adopt(id, mutation)
    const input = prepared(path, mutation.state.variables)
    kept.save({ id, path, input, at: lastAt, state: 'waiting' })
  }

  // As it goes out: with the id it was given and the version it now starts from.
  function prepared(path: string, input: unknown): unknown {
    return own.prepare(input, { makesId: findOfflineWrite(path)?.makesId === true })
  }

  function observe(event: MutationCacheNotifyEvent) {
    if (event.type !== 'updated') return
    const { mutation, action } = event
    const { path } = readQueryKey(mutation.options.mutationKey ?? [])
    if (!findOfflineWrite(path)) return
    switch (action.type) {
      case 'pending':
        if (action.isPaused && isHeldUp()) keep(mutation, path)
        break
      case 'pause':
        if (isHeldUp()) keep(mutation, path)
        break
      case 'failed':
        if (isTransient(action.error)) keep(mutation, path)
        break
      case 'success':
        settle(mutation)
        break
      case 'error':
        fail(mutation, action.error)
        break
      case 'continue':
        break
    }
  }

  // A pause that only lets the write before it finish is over in a moment and not worth listing.
  function isHeldUp(): boolean {
    return !onlineManager.isOnline() || kept.items.get().some(isWaiting)
  }

  function settle(mutation: Mutation) {
    const id = idOf.get(mutation)
    if (id !== undefined) {
      mutations.delete(id)
      kept.remove(id)
    }
    // The waiting edits of the same row now start from the version this one led to.
    for (const item of kept.items.get().filter(isWaiting)) {
      const input = prepared(item.path, item.input)
      if (!isRecord(input) || !isRecord(item.input)) continue
      if (input['expectedVersion'] !== item.input['expectedVersion']) kept.save({ ...item, input })
    }
  }

  function fail(mutation: Mutation, error: unknown) {
    const item = kept.find(idOf.get(mutation) ?? '')
    if (!item) return
    mutations.delete(item.id)
    const failure = messageFor(error)
    const isAwaited = isForAuthor(failure) && !isForAuthor(item.failure)
    if (isAwaited) author.doubt()
    // Refused twice although its author is there, it waits for the person instead of going round.
    kept.save({ ...item, state: isAwaited ? 'waiting' : 'failed', failure })
  }

  function resume() {
    for (const item of kept.items.get().filter(isWaiting)) {
      if (mutations.has(item.id)) continue
      const mutationKey = [item.path.split('.')]
      adopt(item.id, cache.build(queryClient, { mutationKey }, pausedState(item)))
    }
    // Not awaited: a write that waits for its author would wait for itself.
    void queryClient.resumePausedMutations()
  }

  function release() {
    for (const mutation of mutations.values()) cache.remove(mutation)
    mutations.clear()
  }

  return {
    retry(id, input) {
      const item = kept.find(id)
      if (!item || mutations.has(id)) return
      const { failure: _, ...rest } = item
      kept.save({ ...rest, state: 'waiting', ...(input === undefined ? {} : { input }) })
      resume()
    },
    discard(id) {
      const mutation = mutations.get(id)
      const input: unknown = mutation?.state.variables
      if (isRecord(input)) discardedInputs.add(input)
      if (mutation) cache.remove(mutation)
      mutations.delete(id)
      kept.remove(id)
      void queryClient.resumePausedMutations()
      // What was shown ahead of the answer gives way to what is.
      void queryClient.invalidateQueries()
    },
    async forget() {
      release()
      author.forget()
      await kept.erase()
    },
    gate: {
      async pass(input) {
        const isKept = isRecord(input) && keptInputs.has(input)
        await author.confirm({ isKept })
        if (isRecord(input) && discardedInputs.has(input)) throw new DiscardedWriteError()
      },
    },
    start() {
      const stops = [
        cache.subscribe(observe),
        author.start({ onConfirmed: resume, onChanged: release }),
      ]
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}

function isForAuthor(failure: ErrorMessage | undefined): boolean {
  return failure?.reason === 'signed_out' || failure?.reason === 'other_person'
}

function isWaiting({ state }: QueuedWrite): boolean {
  return state === 'waiting'
}

function pausedState(item: QueuedWrite): Mutation['state'] {
  return {
    context: undefined,
    data: undefined,
    error: null,
    failureCount: 0,
    failureReason: null,
    isPaused: true,
    status: 'pending',
    submittedAt: item.at,
    variables: item.input,
  }
}
