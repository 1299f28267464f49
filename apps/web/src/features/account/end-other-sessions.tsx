import { trpc } from '@leora/client'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { sentenceFor } from '#shared/states/sentence-for.ts'
import { showError, showToast } from '#shared/toast/toast.tsx'

/** Keeps this session and ends the rest; shown once there is a rest. */
export function EndOtherSessions() {
  const { t } = useTranslation()
  const utils = trpc.useUtils()
  const { data } = trpc.account.listSessions.useQuery()
  const end = trpc.account.endOtherSessions.useMutation({
    onSuccess: ({ count }) => showToast({ message: t('sessions.endedOthers', { count }) }),
    onError: (failure) => showError(sentenceFor(failure)),
    onSettled: () => utils.account.listSessions.invalidate(),
  })
  if (!data?.some(({ isCurrent }) => !isCurrent)) return null
  return (
    <Button variant="default" loading={end.isPending} onClick={() => end.mutate({})}>
      {t('sessions.endOthers')}
    </Button>
  )
}
