import { useSyncExternalStore } from 'react'

type Answer = (hasProven: boolean) => void

let question: Answer | null = null
const listeners = new Set<() => void>()

function set(next: Answer | null): void {
  question = next
  for (const listener of listeners) listener()
}

/** Asks the person to prove to be there; false when they give up, or where no page can ask. */
export function askStepUp(): Promise<boolean> {
  if (listeners.size === 0) return Promise.resolve(false)
  return new Promise((resolve) => {
    set((hasProven) => {
      set(null)
      resolve(hasProven)
    })
  })
}

/** The open question answered with no; false while there is none. */
export function giveUpStepUp(): boolean {
  const isOpen = question !== null
  question?.(false)
  return isOpen
}

/** How the open question is answered; null while there is none. */
export function useStepUpQuestion(): Answer | null {
  return useSyncExternalStore(subscribe, read)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    // Nobody is left who could ask: whoever waits goes on without.
    if (listeners.size === 0) question?.(false)
  }
}

const read = () => question
