import { trpc } from '@leora/client'
import { Button } from '@mantine/core'
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { Badge } from '#shared/parts/badge.tsx'
import classes from '#shared/parts/table.module.css'
import { readUserAgent } from '#shared/sessions/read-user-agent.ts'
import { ErrorState } from '#shared/states/error-state.tsx'
import { PageSkeleton } from '#shared/states/page-skeleton.tsx'
import { sentenceFor } from '#shared/states/sentence-for.ts'
import { showError, showToast } from '#shared/toast/toast.tsx'

export function SessionList() {
  const { t } = useTranslation()
  const format = useFormat()
  const utils = trpc.useUtils()
  const { data, error, refetch } = trpc.account.listSessions.useQuery()
  const end = trpc.account.endSession.useMutation({
    onSuccess: () => showToast({ message: t('settings.sessions.ended') }),
    onError: (failure) => showError(sentenceFor(failure)),
    onSettled: () => utils.account.listSessions.invalidate(),
  })

  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('settings.sessions.device')}</th>
          <th scope="col">{t('settings.sessions.address')}</th>
          <th scope="col">{t('settings.sessions.started')}</th>
          <th scope="col">{t('settings.sessions.lastSeen')}</th>
          <th scope="col">
            <span className="sr-only">{t('settings.sessions.end')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {data.map((session) => {
          const device = readUserAgent(session.userAgent)
          const DeviceIcon =
            device && /iPhone|iPad|Android/.test(device.system)
              ? IconDeviceMobile
              : IconDeviceDesktop
          return (
            <tr key={session.id}>
              <th scope="row">
                <span className={classes.who}>
                  <DeviceIcon size={16} aria-hidden />
                  {device
                    ? t('settings.sessions.browserOn', {
                        browser: device.browser,
                        system: device.system,
                      })
                    : (session.userAgent?.slice(0, 60) ?? t('settings.sessions.unknownDevice'))}
                  {session.isCurrent && <Badge tone="good">{t('settings.sessions.current')}</Badge>}
                </span>
              </th>
              <td data-label={t('settings.sessions.address')} className="num">
                {session.ipAddress ?? '–'}
              </td>
              <td data-label={t('settings.sessions.started')}>{format.date(session.createdAt)}</td>
              <td data-label={t('settings.sessions.lastSeen')}>{format.ago(session.lastSeenAt)}</td>
              <td className={classes.figure}>
                {!session.isCurrent && (
                  <Button
                    variant="default"
                    disabled={end.isPending}
                    onClick={() => end.mutate({ id: session.id })}
                  >
                    {t('settings.sessions.end')}
                  </Button>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
