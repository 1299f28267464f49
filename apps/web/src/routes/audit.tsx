import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { History } from '#features/audit/history.tsx'
import { type HistoryFilter, HistoryFilters } from '#features/audit/history-filters.tsx'
import { Page } from '#shared/parts/page.tsx'

export function AuditPage() {
  const { t } = useTranslation()
  const [filter, setFilter] = useState<HistoryFilter>({})
  return (
    <Page title={t('admin.audit.title')} intro={t('admin.audit.intro')}>
      <HistoryFilters filter={filter} onChange={setFilter} />
      <History {...filter} namesEntity />
    </Page>
  )
}
