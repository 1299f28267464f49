import { trpc } from '@leora/client'
import type { Identity } from '@leora/domain/oidc/oidc'
import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from '#shared/parts/proof-list.module.css'
import { describeError } from '#shared/states/sentence-for.ts'
import { showError, showToast } from '#shared/toast/toast.tsx'

export function RemoveIdentity({
  identity: { id, provider, account },
  onClose,
}: {
  identity: Identity
  onClose: () => void
}) {
  const { t } = useTranslation()
  const utils = trpc.useUtils()
  const { mutate, isPending } = trpc.account.removeIdentity.useMutation({
    onSuccess: () => showToast({ message: t('oidc.isRemoved') }),
    onError: (error) => {
      const { reason, sentence } = describeError(error)
      if (reason !== 'step_up_required') showError(sentence)
    },
    onSettled: async () => {
      onClose()
      await Promise.all([
        utils.account.listIdentities.invalidate(),
        utils.account.listSessions.invalidate(),
      ])
    },
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('oidc.removeTitle', { provider })}
      size={440}
      closeButtonProps={{ 'aria-label': t('frame.action.close') }}
    >
      <div className={classes.form}>
        <p className={classes.text}>{t('oidc.removeText', { account, provider })}</p>
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('frame.action.cancel')}
          </Button>
          <Button variant="danger" loading={isPending} onClick={() => mutate({ id })}>
            {t('oidc.remove')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
