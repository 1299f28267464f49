import { useTranslation } from 'react-i18next'
import { SessionList } from '#features/account/session-list.tsx'
import { Page } from '#shared/parts/page.tsx'

export function SessionsPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('settings.sessions.title')} intro={t('settings.sessions.intro')}>
      <SessionList />
    </Page>
  )
}
