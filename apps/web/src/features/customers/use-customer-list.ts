import { trpc } from '@leora/client'
import { keepPreviousData } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { CustomerSearch } from '#shared/places/customer-search.ts'
import { listInput } from './list-input.ts'

const pageSize = 100

export function useCustomerList(search: CustomerSearch) {
  const query = trpc.crm.customers.list.useInfiniteQuery(
    { limit: pageSize, ...listInput(search) },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: keepPreviousData },
  )
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  return { ...query, rows }
}
