import { trpc } from '@leora/client'
import type { AccountSecurity } from '@leora/domain/second-factor/second-factor'
import { Button } from '@mantine/core'
import {
  IconAlertTriangle,
  IconDeviceMobile,
  IconDevices,
  IconLifebuoy,
  IconPassword,
  IconShieldCheck,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { Badge } from '#shared/parts/badge.tsx'
import { useMe } from '#shared/session/me.ts'
import { ErrorState } from '#shared/states/error-state.tsx'
import { PageSkeleton } from '#shared/states/page-skeleton.tsx'
import { ChannelRows } from './channel-rows.tsx'
import { type FactorAct, FactorActs } from './factor-acts.tsx'
import classes from './security-list.module.css'
import { SecurityRow } from './security-row.tsx'

/** When so few are left it is time to make new ones. */
const fewCodes = 3

interface SecurityListProps {
  /** What changes the password, and further ways to prove who one is. */
  passwordAction?: ReactNode
  passkeys?: ReactNode
  identities?: ReactNode
}

/** How the person signs in, and what protects that. */
export function SecurityList({ passwordAction, passkeys, identities }: SecurityListProps) {
  const { t } = useTranslation()
  const { user } = useMe()
  const [act, setAct] = useState<FactorAct | null>(null)
  const { data, error, refetch } = trpc.account.getSecurity.useQuery()

  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  return (
    <>
      <Summary security={data} />
      <h2 className={classes.title}>{t('security.page.signIn')}</h2>
      <div className={classes.rows}>
        <SecurityRow
          icon={IconPassword}
          title={t('security.page.password')}
          text={t(data.hasPassword ? 'security.page.passwordText' : 'security.page.noPassword', {
            email: user.email,
          })}
          action={passwordAction}
        />
        {passkeys}
        {identities}
      </div>
      <h2 className={classes.title}>{t('security.page.factors')}</h2>
      <div className={classes.rows}>
        <AppRow security={data} onAct={setAct} />
        <CodesRow security={data} onAct={setAct} />
        <ChannelRows security={data} />
      </div>
      <h2 className={classes.title}>{t('security.page.where')}</h2>
      <div className={classes.rows}>
        <SecurityRow
          icon={IconDevices}
          title={t('sessions.title')}
          text={t('sessions.intro')}
          action={
            <Button variant="default" component={Link} to="/settings/sessions">
              {t('security.page.sessions')}
            </Button>
          }
        />
      </div>
      <FactorActs act={act} onClose={() => setAct(null)} />
    </>
  )
}

function Summary({ security }: { security: AccountSecurity }) {
  const { t } = useTranslation()
  const isSafe = security.totp !== null || security.passkeys > 0
  const ToneIcon = isSafe ? IconShieldCheck : IconAlertTriangle
  return (
    <p className={classes.summary} data-tone={isSafe ? 'good' : 'warn'}>
      <ToneIcon size={20} aria-hidden />
      {t(
        isSafe
          ? 'security.page.safe'
          : security.isFactorRequired
            ? 'security.page.asked'
            : 'security.page.unsafe',
      )}
    </p>
  )
}

interface RowProps {
  security: AccountSecurity
  onAct: (act: FactorAct) => void
}

function AppRow({ security: { totp, passkeys, isFactorRequired }, onAct }: RowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const mustStay = isFactorRequired && passkeys === 0
  return (
    <SecurityRow
      icon={IconDeviceMobile}
      title={t('security.totp.title')}
      badge={totp && <Badge tone="good">{t('security.page.on')}</Badge>}
      text={
        totp
          ? t(mustStay ? 'security.totp.required' : 'security.totp.since', {
              date: format.date(totp.confirmedAt),
            })
          : t('security.totp.about')
      }
      action={
        totp ? (
          !mustStay && (
            <Button variant="default" onClick={() => onAct('remove')}>
              {t('security.totp.remove')}
            </Button>
          )
        ) : (
          <Button onClick={() => onAct('enrol')}>{t('security.totp.begin')}</Button>
        )
      }
    />
  )
}

function CodesRow({ security: { totp, recoveryCodesLeft: left }, onAct }: RowProps) {
  const { t } = useTranslation()
  if (!totp) {
    return (
      <SecurityRow
        icon={IconLifebuoy}
        title={t('security.recovery.title')}
        text={t('security.recovery.later')}
      />
    )
  }
  const isFew = left <= fewCodes
  return (
    <SecurityRow
      icon={IconLifebuoy}
      title={t('security.recovery.title')}
      badge={
        <Badge tone={isFew ? 'warn' : 'neutral'}>
          {t('security.recovery.left', { count: left })}
        </Badge>
      }
      text={t(isFew ? 'security.recovery.few' : 'security.recovery.about')}
      action={
        <Button variant={isFew ? 'filled' : 'default'} onClick={() => onAct('renew')}>
          {t('security.recovery.renew')}
        </Button>
      }
    />
  )
}
