import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EntryPage } from '#features/sign-in/entry-page.tsx'
import { SignInForm } from '#features/sign-in/sign-in-form.tsx'
import { useEnter } from '#features/sign-in/use-enter.ts'
import { readBegun } from '#shared/places/sign-in-search.ts'

export function SignInPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/sign-in' })
  const { from } = search
  const enter = useEnter(from)
  return (
    <EntryPage title={t('signIn.title')}>
      <SignInForm from={from} begun={readBegun(search)} onSignedIn={() => void enter()} />
    </EntryPage>
  )
}
