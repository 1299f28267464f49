import { trpc } from '@leora/client'
import type { ApiKey } from '@leora/domain/account/account'
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
      <table className={tableClasses.table}>
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
              <th scope="row">{key.name}</th>
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
                {key.lastUsedAt ? format.ago(key.lastUsedAt) : t('settings.apiKeys.never')}
              </td>
              <td data-label={t('settings.apiKeys.expires')}>{format.date(key.expiresAt)}</td>
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
