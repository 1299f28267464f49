import { trpc } from '@leora/client'
import { useMemo } from 'react'

export function useTerritories(): string[] {
  const { data } = trpc.crm.customers.stats.useQuery(undefined, { staleTime: 60_000 })
  return useMemo(
    () =>
      Object.keys(data?.byTerritory ?? {})
        .filter((territory) => territory !== '')
        .sort((one, other) => one.localeCompare(other)),
    [data],
  )
}
