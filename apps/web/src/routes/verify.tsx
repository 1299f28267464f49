import { useTranslation } from 'react-i18next'
import { EntryPage } from '#features/sign-in/entry-page.tsx'
import { useMailedToken } from '#features/sign-in/use-mailed-token.ts'
import { VerifySignUp } from '#features/sign-in/verify-sign-up.tsx'

export function VerifyPage() {
  const { t } = useTranslation()
  const token = useMailedToken()
  return (
    <EntryPage title={t('signUp.verify.title')}>
      <VerifySignUp token={token} />
    </EntryPage>
  )
}
