import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EntryPage } from '#features/sign-in/entry-page.tsx'
import { loadSignInConfig } from '#features/sign-in/sign-in-config.ts'
import { SignUpForm } from '#features/sign-in/sign-up-form.tsx'
import { Outcome } from '#features/sign-in/ways.tsx'

export function SignUpPage() {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(true)
  useEffect(() => {
    // Where the answer does not come, the form stays: the server decides when it is sent.
    loadSignInConfig().then(
      (config) => setOpen(config.isSignUpOpen),
      () => setOpen(true),
    )
  }, [])
  return (
    <EntryPage title={t('signUp.title')} intro={isOpen ? t('signUp.intro') : undefined}>
      {isOpen ? <SignUpForm /> : <Outcome text={t('signUp.closed')} to={['signIn']} />}
    </EntryPage>
  )
}
