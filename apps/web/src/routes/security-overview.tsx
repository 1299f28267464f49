import { canReadSecurity } from '@leora/domain/security/overview'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import classes from '#features/security/security-overview.module.css'
import { SecurityOverview } from '#features/security/security-overview.tsx'
import { SecurityPolicyForm } from '#features/security/security-policy-form.tsx'
import { SignInList } from '#features/security/sign-in-list.tsx'
import { Page } from '#shared/parts/page.tsx'
import type { SecuritySearch } from '#shared/places/security-search.ts'
import { useActor } from '#shared/session/me.ts'
import { RefusedState } from '#shared/states/refused-state.tsx'
import { sayRule } from '#shared/states/sentence-for.ts'

export function SecurityOverviewPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/signed-in/admin/security' })
  const navigate = useNavigate()
  const sees = canReadSecurity(useActor())
  const show = (next: SecuritySearch) =>
    void navigate({ to: '/admin/security', search: next, resetScroll: false })
  if (!sees.allowed) {
    return (
      <Page title={t('security.policy.title')}>
        <RefusedState sentence={sayRule(sees.because)} />
      </Page>
    )
  }
  return (
    <Page title={t('security.policy.title')} intro={t('overview.intro')} width="full">
      <SecurityOverview search={search} onSearch={show} />
      <SignInList search={search} onSearch={show} />
      <section className={classes.policy} aria-labelledby="policy-title">
        <h2 id="policy-title">{t('overview.policy')}</h2>
        <p>{t('security.policy.intro')}</p>
        <SecurityPolicyForm />
      </section>
    </Page>
  )
}
