import { useOfflineQueue } from '@leora/client'
import { Button, Group, Modal, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signOut } from './sign-out.ts'

/** Signs out, and asks first when that would lose changes the server does not have yet. */
export function SignOutQuestion({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { count } = useOfflineQueue()
  // What is sent meanwhile must not answer the question.
  const [isAsking] = useState(count > 0)

  useEffect(() => {
    if (!isAsking) void signOut().finally(onClose)
  }, [isAsking, onClose])

  if (!isAsking) return null
  const leave = () => {
    onClose()
    void signOut()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('frame.signOut.title')}
      size={420}
      closeButtonProps={{ 'aria-label': t('frame.action.close') }}
    >
      <Text size="sm">{t('frame.signOut.text', { count })}</Text>
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('frame.signOut.stay')}
        </Button>
        <Button variant="danger" onClick={leave}>
          {t('frame.signOut.leave')}
        </Button>
      </Group>
    </Modal>
  )
}
