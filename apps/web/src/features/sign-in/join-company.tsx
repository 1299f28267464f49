import type { InvitationOffer } from '@leora/domain/invitations/invitation'
import { useTranslation } from 'react-i18next'
import classes from './entry.module.css'
import { SignInForm } from './sign-in-form.tsx'
import { useEnter } from './use-enter.ts'

interface JoinCompanyProps {
  token: string
  offer: InvitationOffer
}

/** Somebody who has a sign-in joins with it, second step and all. */
export function JoinCompany({ token, offer: { email } }: JoinCompanyProps) {
  const { t } = useTranslation()
  const enter = useEnter()
  return (
    <>
      <p className={classes.intro}>{t('signUp.invite.known', { email })}</p>
      <SignInForm address={email} invitation={token} onSignedIn={() => void enter()} />
    </>
  )
}
