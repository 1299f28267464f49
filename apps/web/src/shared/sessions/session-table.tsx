import type { Session } from '@leora/domain/account/session'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { Badge } from '#shared/parts/badge.tsx'
import classes from '#shared/parts/table.module.css'
import { DeviceName } from './device-name.tsx'
import sessionClasses from './session-table.module.css'
import { usePlaceText } from './use-place-text.ts'

interface SessionTableProps {
  sessions: readonly Session[]
  /** What may be done with one; absent where sessions are only looked at. */
  actionOf?: (session: Session) => ReactNode
}

/** Where a person is signed in: with what, from where, how, and until when. */
export function SessionTable({ sessions, actionOf }: SessionTableProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const placeText = usePlaceText()
  return (
    <table className={classes.table} data-acts={actionOf ? '' : undefined}>
      <thead>
        <tr>
          <th scope="col">{t('sessions.device')}</th>
          <th scope="col">{t('sessions.place.title')}</th>
          <th scope="col">{t('sessions.lastSeen')}</th>
          <th scope="col">{t('sessions.endsAt')}</th>
          {actionOf && (
            <th scope="col">
              <span className="sr-only">{t('sessions.end')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={session.id}>
            <th scope="row">
              <span className={classes.who}>
                <DeviceName userAgent={session.userAgent} />
              </span>
              <span className={sessionClasses.how}>
                {t(`sessions.method.${session.method}`)}
                {session.isFactorProven && ` ${t('sessions.withFactor')}`}
                {session.isCurrent && <Badge tone="good">{t('sessions.current')}</Badge>}
              </span>
            </th>
            <td data-label={t('sessions.place.title')}>
              <span className={classes.stack}>
                <bdi>{placeText(session)}</bdi>
                <span className={`${classes.soft} num`}>{session.ipAddress}</span>
              </span>
            </td>
            <td data-label={t('sessions.lastSeen')}>
              <span
                className={`${classes.stack} ${sessionClasses.dates}`}
                title={format.dateTime(session.lastSeenAt)}
              >
                <span>{format.ago(session.lastSeenAt)}</span>
                <span className={classes.soft}>
                  {t('sessions.since', { date: format.date(session.createdAt) })}
                </span>
              </span>
            </td>
            <td data-label={t('sessions.endsAt')}>
              <span className={`${classes.stack} ${sessionClasses.dates}`}>
                <span>{format.date(session.idleEndsAt)}</span>
                <span className={classes.soft}>
                  {t('sessions.atLatest', { date: format.date(session.expiresAt) })}
                </span>
              </span>
            </td>
            {actionOf && <td className={classes.figure}>{actionOf(session)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
