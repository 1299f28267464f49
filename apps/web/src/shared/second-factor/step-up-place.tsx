import { lazy, Suspense } from 'react'
import { withWords } from '#shared/i18n/with-words.ts'
import { giveUpStepUp, useStepUpQuestion } from '#shared/session/step-up.ts'

export const loadStepUp = withWords(() => import('./step-up-dialog.tsx'))
const Dialog = lazy(() => loadStepUp().then((module) => ({ default: module.StepUpDialog })))

// Heard before every other dialog, so from the first: Escape closes the question alone, not the form that
// asked it.
window.addEventListener(
  'keydown',
  (event) => {
    if (event.key === 'Escape' && !event.isComposing && giveUpStepUp()) {
      event.stopImmediatePropagation()
    }
  },
  { capture: true },
)

/** Where the question appears whether the person is there; fetched with the first one at the latest. */
export function StepUpPlace() {
  const answer = useStepUpQuestion()
  return answer ? (
    <Suspense fallback={null}>
      <Dialog onAnswer={answer} />
    </Suspense>
  ) : null
}
