import { useTranslation } from 'react-i18next'
import { EntryPage } from '#features/sign-in/entry-page.tsx'
import { NotMe } from '#features/sign-in/not-me.tsx'
import { useMailedToken } from '#features/sign-in/use-mailed-token.ts'

export function NotMePage() {
  const { t } = useTranslation()
  const token = useMailedToken()
  return (
    <EntryPage title={t('sessions.notMe.title')}>
      <NotMe token={token} />
    </EntryPage>
  )
}
