import { type RouterOutputs, trpc } from '@leora/client'
import type { Notification } from '@leora/domain/account/account'
import { roles } from '@leora/domain/actor'
import { anomalies } from '@leora/domain/sign-in/anomaly'
import { Button, Popover } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { EmptyState } from '#shared/states/empty-state.tsx'
import { BellButton } from './bell-button.tsx'
import classes from './frame.module.css'
import { useOpenAtOnce } from './use-open-at-once.ts'

interface NotificationPanelProps {
  notifications: RouterOutputs['account']['listNotifications'] | undefined
}

/** The notices; they open as soon as they are there, and give the focus back to their button. */
export function NotificationPanel({ notifications: data }: NotificationPanelProps) {
  const { t } = useTranslation()
  const { target, isOpen, setOpen } = useOpenAtOnce()
  const utils = trpc.useUtils()
  const markRead = trpc.account.markNotificationsRead.useMutation({
    onSettled: () => utils.account.listNotifications.invalidate(),
  })
  const unread = data?.unread ?? 0

  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <BellButton ref={target} unread={unread} onClick={() => setOpen(!isOpen)} />
      </Popover.Target>
      <Popover.Dropdown aria-label={t('frame.top.notifications')}>
        <div className={classes.notices}>
          <div className={classes.noticesHead}>
            <b className={classes.strong}>{t('frame.top.notifications')}</b>
            {unread > 0 && (
              <Button variant="subtle" onClick={() => markRead.mutate({})}>
                {t('frame.top.markRead')}
              </Button>
            )}
          </div>
          {data && data.items.length === 0 && (
            <EmptyState
              picture="quiet"
              title={t('frame.notification.emptyTitle')}
              text={t('frame.notification.emptyText')}
              isSmall
            />
          )}
          {data?.items.map((notice) => (
            <Notice key={notice.id} notice={notice} onFollow={() => setOpen(false)} />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

function Notice({ notice, onFollow }: { notice: Notification; onFollow: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const role = roles.find((name) => name === notice.params['to'])
  const {
    customer = '',
    name = '',
    recipient = '',
    subject = '',
    set = '',
    task = '',
  } = notice.params
  const what = () => {
    const found = notice.params['anomalies']?.split(',') ?? []
    const named = anomalies.filter((anomaly) => found.includes(anomaly))
    return format.list(named.map((anomaly) => t(`sessions.anomaly.${anomaly}`)))
  }
  const words = {
    customer_assigned: () => t('frame.notification.customer_assigned', { customer }),
    task_assigned: () => t('frame.notification.task_assigned', { task }),
    task_reminder: () => t('frame.notification.task_reminder', { task }),
    rights_changed: () => t('frame.notification.rights_changed', { set }),
    role_changed: () =>
      t('frame.notification.role_changed', { role: role ? t(`frame.role.${role}`) : '' }),
    api_key_created: () => t('frame.notification.api_key_created', { name }),
    email_failed: () => t('frame.notification.email_failed', { recipient, subject }),
    sign_in_anomaly: () => t('frame.notification.sign_in_anomaly', { what: what() }),
    member_anomaly: () => t('frame.notification.member_anomaly', { name, what: what() }),
  }
  const body = (
    <>
      <span className={classes.noticeMark} data-unread={notice.readAt === null || undefined} />
      <span>
        {words[notice.kind]()}
        <span className={classes.soft} style={{ display: 'block' }}>
          {format.ago(notice.at)}
        </span>
      </span>
    </>
  )
  return notice.link?.startsWith('/') ? (
    <a className={classes.notice} href={notice.link} onClick={onFollow}>
      {body}
    </a>
  ) : (
    <div className={classes.notice}>{body}</div>
  )
}
