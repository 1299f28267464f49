import { useTranslation } from 'react-i18next'
import { ConfirmEmail } from '#features/sign-in/confirm-email.tsx'
import { EntryPage } from '#features/sign-in/entry-page.tsx'
import { useMailedToken } from '#features/sign-in/use-mailed-token.ts'

export function ConfirmEmailPage() {
  const { t } = useTranslation()
  const token = useMailedToken()
  return (
    <EntryPage title={t('signUp.confirmEmail.title')}>
      <ConfirmEmail token={token} />
    </EntryPage>
  )
}
