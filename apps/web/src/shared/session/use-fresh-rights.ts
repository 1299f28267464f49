import { trpc } from '@leora/client'
import type { Me } from '@leora/domain/account/account'
import { useEffect, useRef } from 'react'

/** Other rights show other rows and fields, so everything shown is asked for again. */
export function useFreshRights(me: Me | undefined): void {
  const utils = trpc.useUtils()
  const rights = me && JSON.stringify([me.tenant.id, me.role, me.permissionSet])
  const before = useRef(rights)
  useEffect(() => {
    const isChanged =
      before.current !== undefined && rights !== undefined && before.current !== rights
    if (rights !== undefined) before.current = rights
    if (isChanged) void utils.crm.invalidate().then(() => utils.metrics.invalidate())
  }, [rights, utils])
}
