import { sentenceFor } from '#shared/states/sentence-for.ts'
import { showError } from '#shared/toast/toast.tsx'
import { leora } from './leora.ts'

/** Ends the session, then deletes what this browser kept; the fresh page load forgets the rest. */
export async function signOut(): Promise<void> {
  try {
    const { ok, status } = await fetch('/api/auth/sign-out', { method: 'POST' })
    if (!ok && status !== 401) throw new Error(`The sign-out answered ${status}.`)
  } catch (error) {
    // The session goes on, and so must what waits for the network.
    showError(sentenceFor(error))
    return
  }
  await leora.forget()
  window.location.assign('/sign-in')
}
