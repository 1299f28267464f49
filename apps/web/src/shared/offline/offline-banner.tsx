import { useOfflineQueue } from '@leora/client'
import { useNetwork } from '@mantine/hooks'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { withWords } from '#shared/i18n/with-words.ts'
import classes from './offline-banner.module.css'

export const loadKeptWrites = withWords(() => import('./kept-writes-sheet.tsx'))
const KeptWritesSheet = lazy(() =>
  loadKeptWrites().then((module) => ({ default: module.KeptWritesSheet })),
)

/** Says that the network is away, and how many changes the server does not have yet. */
export function OfflineBanner() {
  const { t } = useTranslation()
  const { online } = useNetwork()
  const { count, failedCount } = useOfflineQueue()
  const [isOpen, setOpen] = useState(false)
  const waiting = count - failedCount
  const sentences = [
    waiting > 0 && t('frame.kept.waiting', { count: waiting }),
    failedCount > 0 && t('frame.kept.failed', { count: failedCount }),
  ].filter((sentence) => sentence !== false)

  return (
    <>
      <div role="status" data-no-print>
        {(!online || count > 0) && (
          <div className={classes.banner}>
            <span>{online ? sentences.join(' ') : t('frame.state.offline')}</span>
            {count > 0 && (
              <button type="button" className={classes.open} onClick={() => setOpen(true)}>
                {online ? t('frame.kept.show') : sentences.join(' ')}
              </button>
            )}
          </div>
        )}
      </div>
      {isOpen && (
        <Suspense fallback={null}>
          <KeptWritesSheet onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
