import { trpc } from '@leora/client'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SessionTable } from '#shared/sessions/session-table.tsx'
import { useDeviceText } from '#shared/sessions/use-device-text.ts'
import { ErrorState } from '#shared/states/error-state.tsx'
import { PageSkeleton } from '#shared/states/page-skeleton.tsx'
import { sentenceFor } from '#shared/states/sentence-for.ts'
import { showError, showToast } from '#shared/toast/toast.tsx'

export function SessionList() {
  const { t } = useTranslation()
  const deviceText = useDeviceText()
  const utils = trpc.useUtils()
  const { data, error, refetch } = trpc.account.listSessions.useQuery()
  const end = trpc.account.endSession.useMutation({
    onSuccess: () => showToast({ message: t('sessions.ended') }),
    onError: (failure) => showError(sentenceFor(failure)),
    onSettled: () => utils.account.listSessions.invalidate(),
  })

  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  return (
    <SessionTable
      sessions={data}
      actionOf={({ id, isCurrent, userAgent }) =>
        !isCurrent && (
          <Button
            variant="default"
            disabled={end.isPending}
            aria-label={t('sessions.endOn', { device: deviceText(userAgent) })}
            onClick={() => end.mutate({ id })}
          >
            {t('sessions.end')}
          </Button>
        )
      }
    />
  )
}
