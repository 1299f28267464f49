import { useTranslation } from 'react-i18next'
import { EntryPage } from '#features/sign-in/entry-page.tsx'
import { ForgotPassword } from '#features/sign-in/forgot-password.tsx'

export function ForgotPage() {
  const { t } = useTranslation()
  return (
    <EntryPage title={t('signUp.forgot.title')}>
      <ForgotPassword />
    </EntryPage>
  )
}
