import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import {
  optimisticCreate,
  optimisticDelete,
  optimisticUpdate,
  type RowQueries,
} from './optimistic.ts'

/** Options to give `useMutation` of an edit; keep `queries` outside the component. */
export function useOptimisticUpdate(queries: RowQueries) {
  const queryClient = useQueryClient()
  return useMemo(() => optimisticUpdate(queryClient, queries), [queryClient, queries])
}

/** Options to give `useMutation` of a delete; keep `queries` outside the component. */
export function useOptimisticDelete(queries: RowQueries) {
  const queryClient = useQueryClient()
  return useMemo(() => optimisticDelete(queryClient, queries), [queryClient, queries])
}

/** Options to give `useMutation` of a create; keep `queries` and `toRow` outside the component. */
export function useOptimisticCreate<Input extends { id?: string | undefined }>(
  queries: RowQueries,
  toRow: (input: Input) => object,
) {
  const queryClient = useQueryClient()
  return useMemo(() => optimisticCreate(queryClient, queries, toRow), [queryClient, queries, toRow])
}
