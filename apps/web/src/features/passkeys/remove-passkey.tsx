import { trpc } from '@leora/client'
import type { Passkey } from '@leora/domain/passkeys/passkey'
import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from '#shared/parts/proof-list.module.css'
import { describeError } from '#shared/states/sentence-for.ts'
import { showError, showToast } from '#shared/toast/toast.tsx'
import { useRefreshPasskeys } from './use-refresh-passkeys.ts'

export function RemovePasskey({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const { t } = useTranslation()
  const refresh = useRefreshPasskeys()
  const { mutate, isPending } = trpc.account.removePasskey.useMutation({
    onSuccess: () => showToast({ message: t('passkeys.isRemoved') }),
    onError: (error) => {
      const { reason, sentence } = describeError(error)
      if (reason !== 'step_up_required') showError(sentence)
    },
    onSettled: () => {
      onClose()
      return refresh()
    },
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('passkeys.removeTitle', { name: passkey.name })}
      size={440}
      closeButtonProps={{ 'aria-label': t('frame.action.close') }}
    >
      <div className={classes.form}>
        <p className={classes.text}>{t('passkeys.removeText')}</p>
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('frame.action.cancel')}
          </Button>
          <Button variant="danger" loading={isPending} onClick={() => mutate({ id: passkey.id })}>
            {t('passkeys.remove')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
