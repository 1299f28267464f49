import { useOfflineQueue } from '@leora/client'
import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { KeptWrite } from './kept-write.tsx'
import classes from './kept-writes-sheet.module.css'

/** Every change the server does not have yet, oldest first. */
export function KeptWritesSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { items, isPersistent, retry, discard } = useOfflineQueue()
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('frame.kept.title')}
      size={560}
      closeButtonProps={{ 'aria-label': t('frame.action.close') }}
    >
      <p className={classes.hint}>
        {t(items.length === 0 ? 'frame.kept.empty' : 'frame.kept.hint')}
        {!isPersistent && ` ${t('frame.kept.fleeting')}`}
      </p>
      <ul className={classes.list}>
        {items.map((write) => (
          <KeptWrite
            key={write.id}
            write={write}
            onRetry={(input) => retry(write.id, input)}
            onDiscard={() => discard(write.id)}
          />
        ))}
      </ul>
    </Modal>
  )
}
