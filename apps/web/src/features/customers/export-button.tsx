import { canExportCustomers } from '@leora/domain/customers/export'
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CustomerSearch } from '#shared/places/customer-search.ts'
import { useActor } from '#shared/session/me.ts'
import classes from './customers.module.css'
import { listInput } from './list-input.ts'
import { useExportCustomers } from './use-export-customers.ts'

/** Saves what the list holds by its filters, all pages of it. */
export function ExportButton({ search }: { search: CustomerSearch }) {
  const { t } = useTranslation()
  const actor = useActor()
  const { save, isSaving } = useExportCustomers(search)
  if (!canExportCustomers(actor, listInput(search)).allowed) return null
  return (
    <Button variant="default" loading={isSaving} onClick={() => void save()}>
      <IconDownload size={16} aria-hidden />
      <span className={classes.createLabel}>{t('customers.export')}</span>
    </Button>
  )
}
