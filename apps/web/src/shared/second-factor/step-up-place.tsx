import { lazy, Suspense, useEffect } from 'react'
import { withWords } from '#shared/i18n/with-words.ts'
import { giveUpStepUp, useStepUpQuestion } from '#shared/session/step-up.ts'

export const loadStepUp = withWords(() => import('./step-up-dialog.tsx'))
const Dialog = lazy(() => loadStepUp().then((module) => ({ default: module.StepUpDialog })))

/** Where the question appears whether the person is there; fetched with the first one at the latest. */
export function StepUpPlace() {
  const answer = useStepUpQuestion()
  useEffect(() => {
    // Heard before every other dialog: Escape closes the question alone, not the form that asked it.
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing && giveUpStepUp()) {
        event.stopImmediatePropagation()
      }
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [])
  return answer ? (
    <Suspense fallback={null}>
      <Dialog onAnswer={answer} />
    </Suspense>
  ) : null
}
