import { trpc } from '@leora/client'
import type { ExportSignInsInput } from '@leora/domain/security/overview'
import { useTranslation } from 'react-i18next'
import { sentenceFor } from '#shared/states/sentence-for.ts'
import { showError, showToast } from '#shared/toast/toast.tsx'

/** Saves the rows as a file of this browser. */
export function useExportSignIns(input: ExportSignInsInput) {
  const { t } = useTranslation()
  const { mutate, isPending } = trpc.admin.exportSignIns.useMutation({
    onSuccess: ({ csv, count }) => {
      const url = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }))
      const link = document.createElement('a')
      link.href = url
      link.download = 'leora-sign-ins.csv'
      link.click()
      URL.revokeObjectURL(url)
      showToast({ message: t('overview.exported', { count }) })
    },
    onError: (failure) => showError(sentenceFor(failure)),
  })
  return { save: () => mutate(input), isSaving: isPending }
}
