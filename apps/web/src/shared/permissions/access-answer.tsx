import type { Explanation } from '@leora/domain/explanation'
import { useTranslation } from 'react-i18next'
import { ExplanationTree } from '#shared/explanation/explanation-tree.tsx'
import { Bone } from '#shared/states/bone.tsx'
import { ErrorState } from '#shared/states/error-state.tsx'
import classes from './rights.module.css'

interface AccessAnswerProps {
  answer: Explanation | undefined
  error: unknown
  onRetry: () => void
  onFollow: () => void
}

/** Why somebody may, or may not: the verdict and every fact behind it. */
export function AccessAnswer({ answer, error, onRetry, onFollow }: AccessAnswerProps) {
  const { t } = useTranslation()
  if (answer) {
    return (
      <div className={classes.tree} aria-live="polite">
        <ExplanationTree
          explanation={answer}
          leadIn={t('rights.ask.because')}
          onFollow={onFollow}
        />
      </div>
    )
  }
  if (error) return <ErrorState error={error} onRetry={onRetry} />
  return (
    <div className={classes.tree}>
      <Bone width="60%" />
      <Bone width="80%" />
    </div>
  )
}
