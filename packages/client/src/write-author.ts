import { onlineManager, type QueryClient } from '@tanstack/react-query'
import { OtherPersonError } from './failure.ts'
import type { KeptWrites } from './kept-writes.ts'
import { isSameOwner, type Owner } from './queue-storage.ts'

/** Sees to it that a kept write is sent by the person who made it, in the company it was made in. */
export interface WriteAuthor {
  /** Resolves once the server has said who is signed in; throws if a kept write is not theirs. */
  confirm(write: { isKept: boolean }): Promise<void>
  /** Asks again before the next write. */
  doubt(): void
  forget(): void
  start(listeners: { onConfirmed: () => void; onChanged: () => void }): () => void
}

interface AuthorParts {
  queryClient: QueryClient
  kept: KeptWrites
  /** Asks the server who is signed in. */
  ask: () => Promise<Owner>
  /** This page was one person's, and now another is signed in. */
  onOtherPerson: () => void
}

export function createWriteAuthor(parts: AuthorParts): WriteAuthor {
  const { queryClient, kept, ask, onOtherPerson } = parts
  let onConfirmed: () => void = () => undefined
  let onChanged: () => void = () => undefined
  /** Who this page has shown its screens to. */
  let pageOwner: Owner | undefined
  let isConfirmed = false
  let asking: Promise<void> | undefined
  // Opening reads storage; two of them must not interleave.
  let opening: Promise<void> = Promise.resolve()

  function openLast(): Promise<void> {
    opening = opening.then(async () => {
      const last = await kept.readLastOwner()
      if (last && !kept.owner) await kept.open(last)
    })
    return opening
  }

  async function settle(who: Owner) {
    await opening
    const before = kept.owner
    if (before && !isSameOwner(before, who)) {
      onChanged()
      kept.close()
    }
    opening = kept.open(who)
    await opening
    const isOther = pageOwner !== undefined && !isSameOwner(pageOwner, who)
    pageOwner = who
    isConfirmed = true
    if (isOther) onOtherPerson()
    onConfirmed()
  }

  function askOnce(): Promise<void> {
    asking ??= ask()
      .then(settle)
      .finally(() => {
        asking = undefined
      })
    return asking
  }

  // What cannot be answered now is asked again at the next answer, write or reconnect.
  function tryAsking() {
    askOnce().catch(() => undefined)
  }

  return {
    async confirm({ isKept }) {
      if (isConfirmed) return
      const author = isKept ? kept.owner : pageOwner
      await askOnce()
      if (author && pageOwner && !isSameOwner(author, pageOwner)) throw new OtherPersonError()
    },
    doubt() {
      isConfirmed = false
    },
    forget() {
      isConfirmed = false
      pageOwner = undefined
    },
    start(listeners) {
      onConfirmed = listeners.onConfirmed
      onChanged = listeners.onChanged
      const stops = [
        onlineManager.subscribe((isOnline) => {
          if (!isOnline) isConfirmed = false
          else if (kept.items.get().length > 0) tryAsking()
        }),
        queryClient.getQueryCache().subscribe((event) => {
          if (isConfirmed || event.type !== 'updated' || event.action.type !== 'success') return
          if (!event.action.manual) tryAsking()
        }),
      ]
      void openLast()
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}
