import { useTranslation } from 'react-i18next'
import { HealthWeightsForm } from '#features/customers/health-weights-form.tsx'
import { Page } from '#shared/parts/page.tsx'

export function HealthWeightsPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('standing.weights.title')} intro={t('standing.weights.intro')}>
      <HealthWeightsForm />
    </Page>
  )
}
