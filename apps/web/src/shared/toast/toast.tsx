import { notifications } from '@mantine/notifications'
import { IconAlertCircle } from '@tabler/icons-react'
import i18next from 'i18next'
import classes from './toast.module.css'

interface Toast {
  message: string
  undo?: () => void | Promise<void>
}

export function showToast({ message, undo }: Toast): void {
  const id = crypto.randomUUID()
  const run = undo
    ? () => {
        notifications.hide(id)
        void undo()
      }
    : undefined
  notifications.show({
    id,
    withBorder: false,
    classNames: {
      root: classes.root ?? '',
      description: classes.text ?? '',
      closeButton: classes.close ?? '',
    },
    closeButtonProps: { 'aria-label': i18next.t('frame.action.close') },
    message: (
      <span className={classes.row}>
        <span className={classes.message}>{message}</span>
        {run && (
          <button type="button" className={classes.undo} onClick={run}>
            {i18next.t('frame.action.undo')}
          </button>
        )}
      </span>
    ),
  })
}

export function showError(message: string): void {
  notifications.show({
    withBorder: false,
    autoClose: 12_000,
    classNames: {
      root: classes.root ?? '',
      description: classes.text ?? '',
      closeButton: classes.close ?? '',
    },
    closeButtonProps: { 'aria-label': i18next.t('frame.action.close') },
    message: (
      <span className={classes.row} role="alert">
        <IconAlertCircle size={16} className={classes.icon} aria-hidden />
        <span className={classes.message}>{message}</span>
      </span>
    ),
  })
}
