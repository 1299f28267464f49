import { trpc } from '@leora/client'
import { Button, Modal } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { describeError, sentenceFor } from '#shared/states/sentence-for.ts'
import { showError, showToast } from '#shared/toast/toast.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import classes from './totp-setup.module.css'
import { TotpSetup } from './totp-setup.tsx'

export type FactorAct = 'enrol' | 'remove' | 'renew'

interface FactorActsProps {
  act: FactorAct | null
  onClose: () => void
}

/** What is done to the app and its recovery codes, one dialog each. */
export function FactorActs({ act, onClose }: FactorActsProps) {
  if (act === 'enrol') return <Enrol onClose={onClose} />
  if (act === 'remove') return <Remove onClose={onClose} />
  if (act === 'renew') return <Renew onClose={onClose} />
  return null
}

function useRefresh() {
  const utils = trpc.useUtils()
  return () => void utils.account.getSecurity.invalidate()
}

function Enrol({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const refresh = useRefresh()
  const [codes, setCodes] = useState<string[] | null>(null)
  const hasBegun = useRef(false)
  const { data, mutate } = trpc.account.beginTotp.useMutation({
    onError: (error) => {
      const { reason, sentence } = describeError(error)
      // Whoever did not want to prove to be there has said what they want.
      if (reason !== 'step_up_required') showError(sentence)
      onClose()
    },
  })
  useEffect(() => {
    if (hasBegun.current) return
    hasBegun.current = true
    mutate()
  }, [mutate])
  return (
    <Modal
      // Whether the person is there may have to be asked first, by a dialog of its own.
      opened={data !== undefined}
      onClose={onClose}
      closeOnClickOutside={false}
      title={t(codes ? 'security.recovery.title' : 'security.totp.setUp')}
      size={520}
      closeButtonProps={{ 'aria-label': t('frame.action.close') }}
    >
      {codes && <RecoveryCodes codes={codes} done={t('security.recovery.kept')} onDone={onClose} />}
      {data && !codes && (
        <TotpSetup
          {...data}
          onCancel={onClose}
          onConfirmed={(made) => {
            setCodes(made)
            refresh()
          }}
        />
      )}
    </Modal>
  )
}

function Remove({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const refresh = useRefresh()
  const { mutate, isPending } = trpc.account.removeTotp.useMutation({
    onSuccess: () => {
      showToast({ message: t('security.totp.removed') })
      onClose()
    },
    onError: (error) => showError(sentenceFor(error)),
    onSettled: refresh,
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('security.totp.removeTitle')}
      size={420}
      closeButtonProps={{ 'aria-label': t('frame.action.close') }}
    >
      <p className={classes.text}>{t('security.totp.removeText')}</p>
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('frame.action.cancel')}
        </Button>
        <Button variant="danger" loading={isPending} onClick={() => mutate()}>
          {t('security.totp.remove')}
        </Button>
      </div>
    </Modal>
  )
}

function Renew({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const refresh = useRefresh()
  const { data, mutate, isPending } = trpc.account.renewRecoveryCodes.useMutation({
    onError: (error) => showError(sentenceFor(error)),
    onSettled: refresh,
  })
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={!data}
      title={t('security.recovery.renewTitle')}
      size={520}
      closeButtonProps={{ 'aria-label': t('frame.action.close') }}
    >
      {data ? (
        <RecoveryCodes
          codes={data.recoveryCodes}
          done={t('security.recovery.kept')}
          onDone={onClose}
        />
      ) : (
        <>
          <p className={classes.text}>{t('security.recovery.renewText')}</p>
          <div className={classes.actions}>
            <Button variant="default" onClick={onClose} data-autofocus>
              {t('frame.action.cancel')}
            </Button>
            <Button loading={isPending} onClick={() => mutate()}>
              {t('security.recovery.renew')}
            </Button>
          </div>
        </>
      )}
    </Modal>
  )
}
