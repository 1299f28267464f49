import { trpc } from '@leora/client'
import type { ApiKey } from '@leora/domain/account/account'
import { endsSoon } from '@leora/domain/account/policy'
import { Button, Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { Badge } from '#shared/parts/badge.tsx'
import tableClasses from '#shared/parts/table.module.css'
import { EmptyState } from '#shared/states/empty-state.tsx'
import { ErrorState } from '#shared/states/error-state.tsx'
import { PageSkeleton } from '#shared/states/page-skeleton.tsx'
import { sentenceFor } from '#shared/states/sentence-for.ts'
import { showError, showToast } from '#shared/toast/toast.tsx'
import classes from './api-keys.module.css'

export function ApiKeyList({ emptyAction }: { emptyAction: ReactNode }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { data, error, refetch } = trpc.account.listApiKeys.useQuery()
  const [revoking, setRevoking] = useState<ApiKey | null>(null)

  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  if (data.length === 0) {
    return (
      <EmptyState
        picture="keys"
        title={t('settings.apiKeys.emptyTitle')}
        text={t('settings.apiKeys.emptyText')}
        action={emptyAction}
      />
    )
  }
  return (
    <>
      <table className={tableClasses.table} data-acts>
        <thead>
          <tr>
            <th scope="col">{t('settings.apiKeys.name')}</th>
            <th scope="col">{t('settings.apiKeys.scopes')}</th>
            <th scope="col">{t('settings.apiKeys.owner')}</th>
            <th scope="col">{t('settings.apiKeys.lastUsed')}</th>
            <th scope="col">{t('settings.apiKeys.expires')}</th>
            <th scope="col">
              <span className="sr-only">{t('settings.apiKeys.revoke')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {data.map((key) => (
            <tr key={key.id}>
              <th scope="row">
                <span className={tableClasses.stack}>
                  {key.name}
                  {key.start && <code className={classes.start}>{key.start}…</code>}
                </span>
              </th>
              <td data-label={t('settings.apiKeys.scopes')}>
                <span className={tableClasses.row}>
                  {key.scopes.map((scope) => (
                    <Badge key={scope} tone={scope === 'write' ? 'warn' : 'neutral'}>
                      {t(`settings.apiKeys.${scope}`)}
                    </Badge>
                  ))}
                </span>
              </td>
              <td data-label={t('settings.apiKeys.owner')}>{key.ownerName}</td>
              <td data-label={t('settings.apiKeys.lastUsed')}>
                <LastUse of={key} />
              </td>
              <td data-label={t('settings.apiKeys.expires')}>
                <span className={tableClasses.row}>
                  {format.date(key.expiresAt)}
                  <EndBadge expiresAt={key.expiresAt} />
                </span>
              </td>
              <td className={tableClasses.figure}>
                <Button variant="default" onClick={() => setRevoking(key)}>
                  {t('settings.apiKeys.revoke')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <RevokeApiKey apiKey={revoking} onClose={() => setRevoking(null)} />
    </>
  )
}

function LastUse({ of: { lastUsedAt, lastUsedIp } }: { of: ApiKey }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!lastUsedAt) return t('settings.apiKeys.never')
  return (
    <span className={classes.use}>
      {format.ago(lastUsedAt)}
      {lastUsedIp && (
        <span className={classes.address}>
          {t('settings.apiKeys.usedFrom', { address: lastUsedIp })}
        </span>
      )}
    </span>
  )
}

function EndBadge({ expiresAt }: { expiresAt: string }) {
  const { t } = useTranslation()
  const now = Date.now()
  if (!endsSoon(expiresAt, now)) return null
  return Date.parse(expiresAt) <= now ? (
    <Badge tone="bad">{t('settings.apiKeys.ended')}</Badge>
  ) : (
    <Badge tone="warn">{t('settings.apiKeys.endsSoon')}</Badge>
  )
}

function RevokeApiKey({ apiKey, onClose }: { apiKey: ApiKey | null; onClose: () => void }) {
  const { t } = useTranslation()
  const utils = trpc.useUtils()
  const revoke = trpc.account.revokeApiKey.useMutation({
    onSuccess: () => {
      showToast({ message: t('settings.apiKeys.revoked') })
      onClose()
    },
    onError: (failure) => showError(sentenceFor(failure)),
    onSettled: () => utils.account.listApiKeys.invalidate(),
  })
  return (
    <Modal
      opened={apiKey !== null}
      onClose={onClose}
      title={t('settings.apiKeys.revokeTitle', { name: apiKey?.name ?? '' })}
      closeButtonProps={{ 'aria-label': t('frame.action.close') }}
    >
      <p className={classes.text}>{t('settings.apiKeys.revokeText')}</p>
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('frame.action.cancel')}
        </Button>
        <Button
          variant="danger"
          loading={revoke.isPending}
          onClick={() => apiKey && revoke.mutate({ id: apiKey.id })}
        >
          {t('settings.apiKeys.revoke')}
        </Button>
      </div>
    </Modal>
  )
}
