import { trpc } from '@leora/client'
import type { Customer, CustomerPage, CustomerRow } from '@leora/domain/customers/customer'
import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { getQueryKey } from '@trpc/react-query'
import { useMemo } from 'react'

type Pages = InfiniteData<CustomerPage, string | null>

/** Writes into what is on the screen before the server has answered. */
export function useCustomerCache() {
  const utils = trpc.useUtils()
  const queryClient = useQueryClient()
  return useMemo(() => {
    const listKey = getQueryKey(trpc.crm.customers.list, undefined, 'infinite')
    const mapRows = (change: (row: CustomerRow) => CustomerRow | null) =>
      queryClient.setQueriesData<Pages>(
        { queryKey: listKey },
        (data) =>
          data && {
            ...data,
            pages: data.pages.map((page) => ({
              ...page,
              items: page.items.map(change).filter((row) => row !== null),
            })),
          },
      )
    return {
      patch(id: string, changes: Partial<Customer>) {
        utils.crm.customers.get.setData({ id }, (known) => known && { ...known, ...changes })
        mapRows((row) => (row.id === id ? { ...row, ...changes } : row))
      },
      remove(ids: ReadonlySet<string>) {
        mapRows((row) => (ids.has(row.id) ? null : row))
      },
      refresh() {
        void utils.crm.customers.invalidate()
        void utils.crm.extensions.getAuditLog.invalidate()
        void utils.metrics.invalidate()
      },
    }
  }, [utils, queryClient])
}
