import { trpc } from '@leora/client'
import type { CustomerRow } from '@leora/domain/customers/customer'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { sentenceFor } from '#shared/states/sentence-for.ts'
import { showError, showToast } from '#shared/toast/toast.tsx'
import { useCustomerCache } from './customer-cache.ts'

type Deletable = Pick<CustomerRow, 'id' | 'name' | 'version'>

/** Deletes at once and offers the way back from the toast. */
export function useDeleteCustomers() {
  const { t } = useTranslation()
  const cache = useCustomerCache()
  const remove = trpc.crm.customers.delete.useMutation()
  const restore = trpc.crm.customers.restore.useMutation()
  const removeOne = remove.mutateAsync
  const restoreOne = restore.mutateAsync

  return useCallback(
    async (customers: readonly Deletable[]) => {
      const [first] = customers
      if (!first) return
      const count = customers.length
      cache.remove(new Set(customers.map(({ id }) => id)))
      const results = await Promise.allSettled(
        customers.map(({ id, version }) => removeOne({ id, expectedVersion: version })),
      )
      const gone = customers.filter((_, index) => results[index]?.status === 'fulfilled')
      const failed = results.find((result) => result.status === 'rejected')
      if (failed) {
        showError(sentenceFor(failed.reason))
        cache.refresh()
      }
      if (gone.length === 0) return
      showToast({
        message:
          count === 1
            ? t('customers.deleted', { name: first.name })
            : t('customers.deletedMany', { count: gone.length }),
        undo: async () => {
          try {
            await Promise.all(gone.map(({ id }) => restoreOne({ id })))
            showToast({
              message:
                count === 1
                  ? t('customers.restored', { name: first.name })
                  : t('customers.restoredMany', { count: gone.length }),
            })
          } catch (error) {
            showError(sentenceFor(error))
          }
        },
      })
    },
    [cache, removeOne, restoreOne, t],
  )
}
