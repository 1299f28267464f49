import { useTranslation } from 'react-i18next'
import { SecurityPolicyForm } from '#features/security/security-policy-form.tsx'
import { Page } from '#shared/parts/page.tsx'

export function SecurityOverviewPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('security.policy.title')} intro={t('security.policy.intro')}>
      <SecurityPolicyForm />
    </Page>
  )
}
