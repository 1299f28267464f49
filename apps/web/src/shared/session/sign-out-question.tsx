import { Button, Group, Modal, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { signOut } from './sign-out.ts'

interface SignOutQuestionProps {
  /** How many changes the server does not have yet. */
  count: number
  onClose: () => void
}

/** Asked only when signing out would lose changes. */
export function SignOutQuestion({ count, onClose }: SignOutQuestionProps) {
  const { t } = useTranslation()
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
