import { trpc } from '@leora/client'
import type { CodeChannel } from '@leora/domain/second-factor/code-channels'
import { Button, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CodeField } from '#shared/second-factor/code-field.tsx'
import { describeError, sentenceFor } from '#shared/states/sentence-for.ts'
import { showToast } from '#shared/toast/toast.tsx'
import classes from './totp-setup.module.css'

interface ChannelSetupProps {
  channel: CodeChannel
  onClose: () => void
}

/** A first code is sent; once it comes back, others may follow at the sign-in. */
export function ChannelSetup({ channel, onClose }: ChannelSetupProps) {
  const { t } = useTranslation()
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const begin = trpc.account.beginCodeChannel.useMutation()
  const confirm = trpc.account.confirmCodeChannel.useMutation({
    onSuccess: () => {
      showToast({ message: t('security.channels.added') })
      onClose()
    },
    onError: () => setCode(''),
  })
  const isSent = begin.data !== undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isSent) confirm.mutate({ channel, code })
    else begin.mutate(channel === 'sms' ? { channel, phone } : { channel })
  }
  const refusal = begin.error && describeError(begin.error)
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t(`security.channels.${channel}`)}
      size={420}
      closeButtonProps={{ 'aria-label': t('frame.action.close') }}
    >
      <form className={classes.steps} onSubmit={submit} noValidate>
        <p className={classes.text}>
          {isSent
            ? t('security.sentTo', { to: begin.data.to })
            : t(`security.channels.${channel}Text`)}
        </p>
        {!isSent && channel === 'sms' && (
          <TextInput
            label={t('security.channels.phone')}
            description={t('security.channels.phoneHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            type="tel"
            autoComplete="tel"
            data-autofocus
            value={phone}
            error={refusal && (refusal.fields['phone'] ?? refusal.sentence)}
            onChange={(event) => setPhone(event.currentTarget.value)}
          />
        )}
        {!isSent && channel === 'email' && refusal && (
          <p className={classes.refusal} role="alert">
            {refusal.sentence}
          </p>
        )}
        {isSent && (
          <CodeField
            label={t('security.code')}
            value={code}
            error={confirm.error && code === '' ? sentenceFor(confirm.error) : null}
            onChange={setCode}
            onWhole={(whole) => confirm.mutate({ channel, code: whole })}
          />
        )}
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('frame.action.cancel')}
          </Button>
          <Button
            type="submit"
            loading={begin.isPending || confirm.isPending}
            disabled={isSent ? code.length < 6 : channel === 'sms' && phone.trim() === ''}
          >
            {t(isSent ? 'security.channels.confirm' : 'security.channels.send')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
