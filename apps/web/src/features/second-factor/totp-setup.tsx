import { trpc } from '@leora/client'
import { Button } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '#shared/parts/copy-button.tsx'
import { CodeField } from '#shared/second-factor/code-field.tsx'
import { sentenceFor } from '#shared/states/sentence-for.ts'
import { QrCode } from './qr-code.tsx'
import classes from './totp-setup.module.css'

interface TotpSetupProps {
  secret: string
  uri: string
  onCancel?: () => void
  onConfirmed: (recoveryCodes: string[]) => void
}

/** The secret goes into the app, and counts once the app has shown a right code. */
export function TotpSetup({ secret, uri, onCancel, onConfirmed }: TotpSetupProps) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const { mutate, error, isPending } = trpc.account.confirmTotp.useMutation({
    onSuccess: ({ recoveryCodes }) => onConfirmed(recoveryCodes),
    onError: () => {
      setCode('')
      field.current?.focus()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate({ code })
  }
  return (
    <form className={classes.steps} onSubmit={submit} noValidate>
      <div className={classes.scan}>
        <QrCode text={uri} />
        <div className={classes.side}>
          <p className={classes.text}>{t('security.totp.scan')}</p>
          <p className={classes.text}>{t('security.totp.orWrite')}</p>
          <div className={classes.secret}>
            <code>{inGroups(secret)}</code>
            <CopyButton text={secret} label={t('security.totp.copySecret')} />
          </div>
        </div>
      </div>
      <CodeField
        inputRef={field}
        label={t('security.totp.firstCode')}
        value={code}
        error={error && code === '' ? sentenceFor(error) : null}
        onChange={setCode}
        onWhole={(whole) => mutate({ code: whole })}
      />
      <div className={classes.actions}>
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            {t('frame.action.cancel')}
          </Button>
        )}
        <Button type="submit" loading={isPending} disabled={code.length < 6}>
          {t('security.totp.confirm')}
        </Button>
      </div>
    </form>
  )
}

/** Two lines of groups that the eye can follow from screen to phone. */
function inGroups(secret: string): string {
  const groups = secret.match(/.{1,4}/g) ?? []
  const half = Math.ceil(groups.length / 2)
  return `${groups.slice(0, half).join(' ')}\n${groups.slice(half).join(' ')}`
}
