import { trpc } from '@leora/client'
import type { Passkey } from '@leora/domain/passkeys/passkey'
import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { sentenceFor } from '#shared/states/sentence-for.ts'
import { PasskeyName } from './passkey-name.tsx'
import { useRefreshPasskeys } from './use-refresh-passkeys.ts'

export function RenamePasskey({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const { t } = useTranslation()
  const refresh = useRefreshPasskeys()
  const { mutate, error, isPending } = trpc.account.renamePasskey.useMutation({
    onSuccess: onClose,
    onSettled: refresh,
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('passkeys.rename')}
      size={440}
      closeButtonProps={{ 'aria-label': t('frame.action.close') }}
    >
      <PasskeyName
        text={t('passkeys.renameText')}
        initial={passkey.name}
        submit={t('frame.action.save')}
        isWorking={isPending}
        refusal={error && sentenceFor(error)}
        onSubmit={(name) => mutate({ id: passkey.id, name })}
        onCancel={onClose}
      />
    </Modal>
  )
}
