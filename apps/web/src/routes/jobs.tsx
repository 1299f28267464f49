import { useTranslation } from 'react-i18next'
import { JobCounts } from '#features/admin/job-counts.tsx'
import { Page } from '#shared/parts/page.tsx'

export function JobsPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('admin.jobs.title')} intro={t('admin.jobs.intro')} width="full">
      <JobCounts />
    </Page>
  )
}
