import { trpc } from '@leora/client'
import type { Customer } from '@leora/domain/customers/customer'
import type { CustomerChanges } from '@leora/domain/customers/inputs'
import { useCallback, useState } from 'react'
import { describeError } from '#shared/states/sentence-for.ts'
import { showError } from '#shared/toast/toast.tsx'
import { type Conflict, findConflict } from './conflict.ts'
import { useCustomerCache } from './customer-cache.ts'

export interface OpenConflict extends Conflict {
  mine: CustomerChanges
}

/** Shows the change at once, sends it with the version it started from, and keeps a conflict for the choice. */
export function useUpdateCustomer() {
  const cache = useCustomerCache()
  const [conflict, setConflict] = useState<OpenConflict | null>(null)
  const { mutateAsync } = trpc.crm.customers.update.useMutation()

  const send = useCallback(
    async (base: Customer, changes: CustomerChanges): Promise<void> => {
      const { ownerId, ...rest } = changes
      cache.patch(base.id, {
        ...rest,
        ...(ownerId !== undefined && { ownerId }),
      } as Partial<Customer>)
      try {
        const saved = await mutateAsync({ id: base.id, expectedVersion: base.version, changes })
        cache.patch(base.id, saved)
      } catch (error) {
        const { reason, current, sentence } = describeError(error)
        const theirs = reason === 'conflict' ? (current as Customer | undefined) : undefined
        cache.patch(base.id, theirs ?? base)
        if (!theirs) {
          showError(sentence)
        } else {
          const found = findConflict(base, changes, theirs)
          if (found.contested.length > 0) setConflict({ ...found, mine: changes })
          else return send(theirs, changes)
        }
        cache.refresh()
      }
    },
    [cache, mutateAsync],
  )

  return { update: send, conflict, closeConflict: () => setConflict(null) }
}
