import { trpc } from '@leora/client'
import { useMemo } from 'react'

/** The members who may look after customers, and everyone's name. */
export function usePeople() {
  const { data } = trpc.admin.listMembers.useQuery(undefined, { staleTime: 5 * 60_000 })
  return useMemo(() => {
    const members = data ?? []
    return {
      owners: members.filter(
        ({ role }) => role === 'owner' || role === 'manager' || role === 'rep',
      ),
      nameOf: (id: string) => members.find(({ userId }) => userId === id)?.name,
    }
  }, [data])
}
