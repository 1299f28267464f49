import { canReadWholeLog } from '@leora/domain/audit/audit'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { History } from '#features/audit/history.tsx'
import { type HistoryFilter, HistoryFilters } from '#features/audit/history-filters.tsx'
import { Page } from '#shared/parts/page.tsx'
import { useActor } from '#shared/session/me.ts'
import { RefusedState } from '#shared/states/refused-state.tsx'
import { sayRule } from '#shared/states/sentence-for.ts'

export function AuditPage() {
  const { t } = useTranslation()
  const [filter, setFilter] = useState<HistoryFilter>({})
  const sees = canReadWholeLog(useActor())
  if (!sees.allowed) {
    return (
      <Page title={t('admin.audit.title')}>
        <RefusedState sentence={sayRule(sees.because)} />
      </Page>
    )
  }
  return (
    <Page title={t('admin.audit.title')} intro={t('admin.audit.intro')}>
      <HistoryFilters filter={filter} onChange={setFilter} />
      <History {...filter} namesEntity />
    </Page>
  )
}
