import type { QueuedWrite } from '@leora/client'
import { Button } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import classes from './kept-write.module.css'
import { readKeptWrite, retryInput } from './read-kept-write.ts'

interface KeptWriteProps {
  write: QueuedWrite
  onRetry: (input: unknown) => void
  onDiscard: () => void
}

/** One kept change: what, when, why it failed; giving it up takes two presses. */
export function KeptWrite({ write, onRetry, onDiscard }: KeptWriteProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const whatItDoes = useWriteText()
  const [isAsking, setAsking] = useState(false)
  const isFailed = write.state === 'failed'
  const isConflict = isFailed && write.failure?.reason === 'conflict'
  return (
    <li className={classes.write}>
      <div className={classes.what}>
        {whatItDoes(write)}
        <span className={classes.when}>{format.ago(new Date(write.at))}</span>
        {isFailed && write.failure && (
          <span className={classes.failure}>
            <IconAlertCircle size={16} aria-hidden />
            {write.failure.sentence}
          </span>
        )}
        {isAsking && <span role="alert">{t('frame.kept.discardText')}</span>}
      </div>
      <div className={classes.actions}>
        {isAsking ? (
          <>
            <Button variant="default" onClick={() => setAsking(false)}>
              {t('frame.kept.keep')}
            </Button>
            <Button variant="danger" onClick={onDiscard}>
              {t('frame.kept.discard')}
            </Button>
          </>
        ) : (
          <>
            {isFailed && (
              <Button variant="default" onClick={() => onRetry(retryInput(write))}>
                {t(isConflict ? 'frame.kept.keepMine' : 'frame.action.retry')}
              </Button>
            )}
            <Button variant="subtle" onClick={() => setAsking(true)}>
              {t('frame.kept.discard')}
            </Button>
          </>
        )}
      </div>
    </li>
  )
}

function useWriteText() {
  const { t } = useTranslation()
  const format = useFormat()
  return (write: QueuedWrite): string => {
    const read = readKeptWrite(write)
    switch (read.kind) {
      case 'create':
        return t('frame.kept.create', { name: read.name })
      case 'update':
        return t('frame.kept.update', {
          fields: format.list(
            read.changes.map(([name, value]) => {
              const field = t(`customers.field.${name}` as 'customers.field.name')
              return value ? t('frame.kept.quoted', { field, value }) : field
            }),
          ),
        })
      case 'read':
        return t('frame.kept.read')
      case 'other':
        return t('frame.kept.other')
    }
  }
}
