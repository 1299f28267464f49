import { ActionIcon } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './frame.module.css'

interface BellButtonProps {
  unread: number
  ref?: Ref<HTMLButtonElement>
  onClick: () => void
  onPointerEnter?: () => void
  onFocus?: () => void
}

export function BellButton({ unread, ...props }: BellButtonProps) {
  const { t } = useTranslation()
  const label =
    unread > 0
      ? `${t('frame.top.notifications')}, ${t('frame.top.unread', { count: unread })}`
      : t('frame.top.notifications')
  return (
    <ActionIcon
      aria-haspopup="dialog"
      {...props}
      className={classes.bell}
      aria-label={label}
      title={label}
    >
      <IconBell size={16} stroke={1.75} aria-hidden />
      {unread > 0 && <span className={classes.unread} />}
    </ActionIcon>
  )
}
