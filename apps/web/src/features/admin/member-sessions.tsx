import { trpc } from '@leora/client'
import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SessionTable } from '#shared/sessions/session-table.tsx'
import { EmptyState } from '#shared/states/empty-state.tsx'
import { ErrorState } from '#shared/states/error-state.tsx'
import { PageSkeleton } from '#shared/states/page-skeleton.tsx'
import { sentenceFor } from '#shared/states/sentence-for.ts'
import { showError, showToast } from '#shared/toast/toast.tsx'
import classes from './member-sessions.module.css'

interface MemberSessionsProps {
  member: { userId: string; name: string }
  onClose: () => void
}

/** Where a member is signed in to this company, and the end of all of it. */
export function MemberSessions({ member: { userId, name }, onClose }: MemberSessionsProps) {
  const { t } = useTranslation()
  const utils = trpc.useUtils()
  const { data, error, refetch } = trpc.admin.listMemberSessions.useQuery({ userId })
  const end = trpc.admin.endMemberSessions.useMutation({
    onSuccess: ({ count }) => {
      showToast({ message: t('sessions.endedMember', { count, name }) })
      onClose()
    },
    onError: (failure) => showError(sentenceFor(failure)),
    onSettled: () => utils.admin.listMemberSessions.invalidate({ userId }),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('sessions.ofMember', { name })}
      closeButtonProps={{ 'aria-label': t('frame.action.close') }}
    >
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <PageSkeleton />}
      {data?.length === 0 && (
        <EmptyState
          picture="quiet"
          title={t('sessions.emptyTitle')}
          text={t('sessions.emptyText', { name })}
          isSmall
        />
      )}
      {data && data.length > 0 && (
        <>
          <SessionTable sessions={data} />
          <p className={classes.note}>{t('sessions.endMemberText', { name })}</p>
          <div className={classes.actions}>
            <Button variant="default" onClick={onClose}>
              {t('frame.action.cancel')}
            </Button>
            <Button variant="danger" loading={end.isPending} onClick={() => end.mutate({ userId })}>
              {t('sessions.endAll')}
            </Button>
          </div>
        </>
      )}
    </Modal>
  )
}
