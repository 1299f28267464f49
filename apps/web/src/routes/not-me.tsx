import { useTranslation } from 'react-i18next'
import { EntryPage } from '#features/sign-in/entry-page.tsx'
import { NotMe } from '#features/sign-in/not-me.tsx'

export function NotMePage() {
  const { t } = useTranslation()
  return (
    <EntryPage title={t('sessions.notMe.title')}>
      {/* Behind the #, so that no server on the way sees or logs it. */}
      <NotMe token={window.location.hash.slice(1)} />
    </EntryPage>
  )
}
