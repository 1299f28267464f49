import type { FactorMethod, SignInAnswer } from '@leora/domain/sign-in/sign-in'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { withWords } from '#shared/i18n/with-words.ts'
import { useEnter } from './use-enter.ts'

const loadFactorStep = withWords(() => import('./factor-step.tsx'))
const FactorStep = lazy(() => loadFactorStep().then((module) => ({ default: module.FactorStep })))

interface SignInFollowed {
  follow: (answer: SignInAnswer) => void
  /** The second step, while one is asked for. */
  step: ReactNode
}

/** A link in a mail signs in as a password does: through the second step where there is one. */
export function useSignInAnswer(): SignInFollowed {
  const enter = useEnter()
  const [factors, setFactors] = useState<readonly FactorMethod[] | null>(null)
  const follow = (answer: SignInAnswer) => {
    if (answer.next === 'factor') setFactors(answer.methods)
    // Somebody who works nowhere is told by the sign-in what they can do.
    else if (answer.next === 'no_company') window.location.assign('/sign-in')
    else void enter()
  }
  const step = factors && (
    <Suspense fallback={null}>
      <FactorStep
        methods={factors}
        onStep={follow}
        onBack={() => window.location.assign('/sign-in')}
      />
    </Suspense>
  )
  return { follow, step }
}
