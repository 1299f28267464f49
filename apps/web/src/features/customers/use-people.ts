import { trpc } from '@leora/client'
import { canReadMembers } from '@leora/domain/admin/admin'
import { useMemo } from 'react'
import { useActor } from '#shared/session/me.ts'

/** The members who may look after customers, and everyone's name. */
export function usePeople() {
  const { data } = trpc.admin.listMembers.useQuery(undefined, {
    staleTime: 5 * 60_000,
    enabled: canReadMembers(useActor()).allowed,
  })
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
