import { Button } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { describeError } from '#shared/states/sentence-for.ts'
import { Picture } from './picture.tsx'
import { RefusedState } from './refused-state.tsx'
import classes from './states.module.css'

const CopyButton = lazy(() =>
  import('#shared/parts/copy-button.tsx').then((module) => ({ default: module.CopyButton })),
)

export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation()
  const { requestId, reason, sentence } = describeError(error)
  if (reason === 'forbidden') return <RefusedState sentence={sentence} />
  return (
    <div className={classes.state} role="alert">
      <div className={classes.picture}>
        <Picture name="broken" />
      </div>
      <p className={classes.title}>{t('frame.state.errorTitle')}</p>
      <p className={classes.text}>{sentence}</p>
      {(reason === 'internal' || reason === 'unknown') && (
        <p className={classes.text}>{t('frame.state.errorHint')}</p>
      )}
      {onRetry && (
        <div className={classes.action}>
          <Button variant="default" onClick={onRetry}>
            {t('frame.action.retry')}
          </Button>
        </div>
      )}
      {requestId && (
        <div className={classes.request}>
          {t('frame.state.requestId')} <code>{requestId}</code>{' '}
          <Suspense fallback={null}>
            <CopyButton text={requestId} />
          </Suspense>
        </div>
      )}
    </div>
  )
}
