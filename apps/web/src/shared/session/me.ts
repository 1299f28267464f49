import type { Me } from '@leora/domain/account/account'
import type { Actor } from '@leora/domain/actor'
import { createContext, useContext, useMemo } from 'react'

export const MeContext = createContext<Me | null>(null)

export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe is for pages behind the sign-in.')
  return me
}

/** The signed-in person as the policies see them. */
export function useActor(): Actor {
  const me = useMe()
  return useMemo(
    () => ({
      kind: 'user',
      tenantId: me.tenant.id,
      userId: me.user.id,
      role: me.role,
      scopes: ['read', 'write'],
      sessionId: null,
      permissionSet: me.permissionSet,
      gate: me.gate,
      // Only the server knows; a call that needs it asks for it.
      isSteppedUp: true,
    }),
    [me.tenant.id, me.user.id, me.role, me.permissionSet, me.gate],
  )
}
