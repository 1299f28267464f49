import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useMe } from '#shared/session/me.ts'
import classes from './totp-setup.module.css'

interface RecoveryCodesProps {
  codes: readonly string[]
  done: string
  onDone: () => void
}

/** Shown this once; the server keeps only what recognises them. */
export function RecoveryCodes({ codes, done, onDone }: RecoveryCodesProps) {
  const { t } = useTranslation()
  const { user } = useMe()
  const { copy, copied } = useClipboard({ timeout: 1500 })
  const title = t('security.recovery.paper', { email: user.email })
  const text = `${title}\n\n${codes.join('\n')}\n`

  return (
    <div className={classes.steps}>
      <p className={classes.text}>{t('security.recovery.once')}</p>
      <ol className={classes.codes} aria-label={t('security.recovery.title')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className={classes.keep}>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => download(text)}
        >
          {t('security.recovery.download')}
        </Button>
        <Button
          variant="default"
          leftSection={
            copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />
          }
          onClick={() => copy(text)}
        >
          {t(copied ? 'frame.action.copied' : 'frame.action.copy')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={print}
        >
          {t('security.recovery.print')}
        </Button>
      </div>
      <div className={classes.actions}>
        <Button onClick={onDone}>{done}</Button>
      </div>
      {createPortal(
        <div className={classes.paper} aria-hidden>
          <h2>{title}</h2>
          <ol>
            {codes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ol>
        </div>,
        document.body,
      )}
    </div>
  )
}

function download(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'leora-recovery-codes.txt'
  link.click()
  URL.revokeObjectURL(url)
}

// Only the codes go onto paper, not the page behind them.
function print(): void {
  const { dataset } = document.documentElement
  dataset['printing'] = ''
  window.print()
  delete dataset['printing']
}
