import { useTranslation } from 'react-i18next'
import { EndOtherSessions } from '#features/account/end-other-sessions.tsx'
import { SessionList } from '#features/account/session-list.tsx'
import { Page } from '#shared/parts/page.tsx'

export function SessionsPage() {
  const { t } = useTranslation()
  return (
    <Page
      title={t('sessions.title')}
      intro={t('sessions.intro')}
      actions={<EndOtherSessions />}
      width="full"
    >
      <SessionList />
    </Page>
  )
}
