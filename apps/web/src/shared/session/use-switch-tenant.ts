import { trpc } from '@leora/client'
import { useCallback } from 'react'
import { sentenceFor } from '#shared/states/sentence-for.ts'
import { showError } from '#shared/toast/toast.tsx'

/** A fresh page load, so that nothing of one company is ever seen in another. */
export function useSwitchTenant(): (tenantId: string) => void {
  const { mutate } = trpc.account.switchTenant.useMutation({
    onSuccess: () => window.location.assign('/'),
    onError: (error) => showError(sentenceFor(error)),
  })
  return useCallback((tenantId) => mutate({ tenantId }), [mutate])
}
