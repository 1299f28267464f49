import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Picture } from './picture.tsx'
import classes from './states.module.css'

/** The last net: what a page throws while it draws itself. It comes with every page, so it brings little along. */
export function CrashState({ error }: ErrorComponentProps) {
  const { t } = useTranslation()
  const { copy, copied } = useClipboard({ timeout: 1500 })
  const requestId = readRequestId(error)
  const detail =
    requestId ?? (error instanceof Error ? `${error.name}: ${error.message}` : String(error))
  return (
    <div className={classes.state} role="alert">
      <div className={classes.picture}>
        <Picture name="broken" />
      </div>
      <h1 className={classes.title}>{t('frame.state.crashTitle')}</h1>
      <p className={classes.text}>{t('frame.state.crashHint')}</p>
      <div className={classes.action}>
        <Button onClick={() => window.location.reload()}>{t('frame.action.reload')}</Button>
      </div>
      <div className={classes.request}>
        <code>{detail}</code>
        <button type="button" className={classes.copy} onClick={() => copy(detail)}>
          {copied ? t('frame.action.copied') : t('frame.action.copy')}
        </button>
      </div>
    </div>
  )
}

// Structural, so that the first load need not know the client to tell of a crash.
function readRequestId(error: unknown): string | null {
  const data = typeof error === 'object' && error !== null && 'data' in error ? error.data : null
  const id =
    typeof data === 'object' && data !== null && 'requestId' in data ? data.requestId : null
  return typeof id === 'string' ? id : null
}
