import { trpc } from '@leora/client'
import type { Invitation } from '@leora/domain/invitations/invitation'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { Badge } from '#shared/parts/badge.tsx'
import tableClasses from '#shared/parts/table.module.css'
import { ErrorState } from '#shared/states/error-state.tsx'
import { sentenceFor } from '#shared/states/sentence-for.ts'
import { showError, showToast } from '#shared/toast/toast.tsx'
import classes from './invitations.module.css'

/** Who was invited and has not come yet; nothing while there is nobody. */
export function InvitationList() {
  const { t } = useTranslation()
  const { data, error, refetch } = trpc.admin.listInvitations.useQuery()
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  const waiting = data?.filter(({ state }) => state === 'open' || state === 'expired') ?? []
  if (waiting.length === 0) return null
  return (
    <section className={classes.section} aria-labelledby="invitations-title">
      <h2 id="invitations-title">{t('invitations.title')}</h2>
      <table className={tableClasses.table}>
        <thead>
          <tr>
            <th scope="col">{t('invitations.email')}</th>
            <th scope="col">{t('invitations.role')}</th>
            <th scope="col">{t('invitations.expires')}</th>
            <th scope="col">
              <span className="sr-only">{t('invitations.acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {waiting.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation()
  const format = useFormat()
  const utils = trpc.useUtils()
  const { id, email, role, state, inviterName, expiresAt } = invitation
  const shared = {
    onError: (failure: unknown) => showError(sentenceFor(failure)),
    onSettled: () => utils.admin.listInvitations.invalidate(),
  }
  const resend = trpc.admin.resendInvitation.useMutation({
    ...shared,
    onSuccess: () => showToast({ message: t('invitations.resent', { email }) }),
  })
  const revoke = trpc.admin.revokeInvitation.useMutation({
    ...shared,
    onSuccess: () => showToast({ message: t('invitations.revoked', { email }) }),
  })
  return (
    <tr>
      <th scope="row">
        <span className={tableClasses.stack}>
          <span className={classes.address}>{email}</span>
          <span className={tableClasses.soft}>{t('invitations.by', { name: inviterName })}</span>
        </span>
      </th>
      <td className={classes.when} data-label={t('invitations.role')}>
        {t(`frame.role.${role}`)}
      </td>
      <td className={classes.when} data-label={t('invitations.expires')}>
        {state === 'expired' ? (
          <Badge tone="warn">{t('invitations.expired')}</Badge>
        ) : (
          format.date(expiresAt)
        )}
      </td>
      <td>
        <span className={classes.acts}>
          <Button
            variant="default"
            loading={resend.isPending}
            aria-label={t('invitations.resendTo', { email })}
            onClick={() => resend.mutate({ id })}
          >
            {t('invitations.resend')}
          </Button>
          <Button
            variant="default"
            loading={revoke.isPending}
            aria-label={t('invitations.revokeOf', { email })}
            onClick={() => revoke.mutate({ id })}
          >
            {t('invitations.revoke')}
          </Button>
        </span>
      </td>
    </tr>
  )
}
