import { trpc } from '@leora/client'
import type { SavedView } from '@leora/domain/customers/saved-view'
import { useTranslation } from 'react-i18next'
import { sentenceFor } from '#shared/states/sentence-for.ts'
import { showError, showToast } from '#shared/toast/toast.tsx'

/** Deletes at once and offers the way back from the toast. */
export function useDeleteView() {
  const { t } = useTranslation()
  const utils = trpc.useUtils()
  const remove = trpc.crm.customers.views.delete.useMutation()
  const restore = trpc.crm.customers.views.restore.useMutation()
  const refresh = () => void utils.crm.customers.views.list.invalidate()
  const attempt = async (act: () => Promise<unknown>) => {
    try {
      await act()
      return true
    } catch (error) {
      showError(sentenceFor(error))
      return false
    } finally {
      refresh()
    }
  }

  return async ({ id, name, version }: SavedView) => {
    if (!(await attempt(() => remove.mutateAsync({ id, expectedVersion: version })))) return
    showToast({
      message: t('customers.view.deleted', { name }),
      undo: async () => {
        await attempt(() => restore.mutateAsync({ id }))
      },
    })
  }
}
