import { trpc } from '@leora/client'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerSearch } from '#shared/places/customer-search.ts'
import { sentenceFor } from '#shared/states/sentence-for.ts'
import { showError, showToast } from '#shared/toast/toast.tsx'
import { listInput } from './list-input.ts'

/** Fetches the filtered list part by part and saves it as one file of this browser. */
export function useExportCustomers(search: CustomerSearch) {
  const { t } = useTranslation()
  const { mutateAsync } = trpc.crm.customers.export.useMutation()
  const [isSaving, setSaving] = useState(false)

  const save = async () => {
    setSaving(true)
    try {
      const { withStandings, ...input } = listInput(search)
      const parts: string[] = []
      let count = 0
      let cursor: string | null | undefined
      while (cursor !== null) {
        const part = await mutateAsync({ ...input, ...(cursor !== undefined && { cursor }) })
        parts.push(part.csv)
        count += part.count
        cursor = part.nextCursor
      }
      saveFile(new Blob(parts, { type: 'text/csv' }))
      showToast({ message: t('customers.exported', { count }) })
    } catch (error) {
      showError(sentenceFor(error))
    } finally {
      setSaving(false)
    }
  }
  return { save, isSaving }
}

function saveFile(blob: Blob) {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = 'leora-customers.csv'
  link.click()
  URL.revokeObjectURL(url)
}
