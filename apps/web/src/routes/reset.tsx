import { useTranslation } from 'react-i18next'
import { EntryPage } from '#features/sign-in/entry-page.tsx'
import { ResetPassword } from '#features/sign-in/reset-password.tsx'
import { useMailedToken } from '#features/sign-in/use-mailed-token.ts'

export function ResetPage() {
  const { t } = useTranslation()
  const token = useMailedToken()
  return (
    <EntryPage title={t('signUp.reset.title')}>
      <ResetPassword token={token} />
    </EntryPage>
  )
}
