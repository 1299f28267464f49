import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowsDiagonal, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { CopyLinkButton } from './customer-header.tsx'
import { CustomerRecord, type RecordParts } from './customer-record.tsx'
import classes from './customers.module.css'

interface CustomerDrawerProps {
  id: string
  parts: RecordParts
  onClose: () => void
}

/** Stands beside the list, which stays usable: j and k walk on while it is open. */
export function CustomerDrawer({ id, parts, onClose }: CustomerDrawerProps) {
  const { t } = useTranslation()
  return (
    <aside className={classes.drawer} aria-label={t('customers.one')}>
      <div className={classes.drawerBar} data-no-print>
        <span>{t('customers.one')}</span>
        <CopyLinkButton id={id} />
        <Tooltip label={t('customers.openPage')}>
          <ActionIcon
            aria-label={t('customers.openPage')}
            renderRoot={(props) => <Link to="/customers/$id" params={{ id }} {...props} />}
          >
            <IconArrowsDiagonal size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('frame.action.close')}>
          <ActionIcon
            onClick={onClose}
            aria-label={t('frame.action.close')}
            aria-keyshortcuts="Escape"
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={classes.drawerBody}>
        <CustomerRecord id={id} place="drawer" parts={parts} />
      </div>
    </aside>
  )
}
