import { trpc } from '@leora/client'
import type { PermissionSet } from '@leora/domain/permissions/permission-set'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { describeError } from '#shared/states/sentence-for.ts'
import { showError, showToast } from '#shared/toast/toast.tsx'
import type { SetDraft } from './set-draft.ts'

/** Saves a draft as a new set, or over the version it began from. */
export function useSaveSet(set: PermissionSet | null, onSaved: () => void) {
  const { t } = useTranslation()
  const utils = trpc.useUtils()
  const [id] = useState(() => crypto.randomUUID())
  const [faults, setFaults] = useState<Record<string, string>>({})
  const shared = {
    onSuccess: ({ name }: PermissionSet) => {
      showToast({ message: t('rights.roles.saved', { name }) })
      onSaved()
    },
    onError: (failure: unknown) => {
      const { fields, sentence } = describeError(failure)
      setFaults(fields)
      if (Object.keys(fields).length === 0) showError(sentence)
    },
    onSettled: () => utils.admin.listPermissionSets.invalidate(),
  }
  const create = trpc.admin.createPermissionSet.useMutation(shared)
  const update = trpc.admin.updatePermissionSet.useMutation(shared)
  return {
    faults,
    isPending: create.isPending || update.isPending,
    send(draft: SetDraft, reason: string) {
      setFaults({})
      if (!set) return create.mutate({ id, ...draft })
      update.mutate({ id: set.id, expectedVersion: set.version, changes: draft, reason })
    },
  }
}
