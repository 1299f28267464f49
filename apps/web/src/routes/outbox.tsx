import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Outbox } from '#features/sign-in/outbox.tsx'
import { Ways } from '#features/sign-in/ways.tsx'
import { Page } from '#shared/parts/page.tsx'

export function OutboxPage() {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = `${t('signUp.outbox.title')} · Leora`
  }, [t])
  return (
    <main>
      <Page title={t('signUp.outbox.title')} intro={t('signUp.outbox.intro')}>
        <Outbox />
        <Ways to={['signIn']} />
      </Page>
    </main>
  )
}
