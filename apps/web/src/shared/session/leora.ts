import { createLeora } from '@leora/client'
import { askStepUp } from './step-up.ts'

type Listener = () => void
let listener: Listener | null = null

/** The one connection of this page load to the server. */
export const leora = createLeora({
  url: '/trpc',
  onSignedOut: () => listener?.(),
  onStepUpRequired: askStepUp,
})

/** Whoever shows pages behind the sign-in hears here that the session ended. */
export function onSignedOut(next: Listener): () => void {
  listener = next
  return () => {
    listener = null
  }
}
