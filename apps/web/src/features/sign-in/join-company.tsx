import { type InvitationOffer, readInvitationInput } from '@leora/domain/invitations/invitation'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './entry.module.css'
import { EntryForm } from './entry-form.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { useEnter } from './use-enter.ts'
import { useIdentityForm } from './use-identity-form.ts'
import { Closed } from './ways.tsx'

interface JoinCompanyProps {
  token: string
  offer: InvitationOffer
}

/** Somebody who has a sign-in joins with it, second step and all. */
export function JoinCompany({ token, offer: { email } }: JoinCompanyProps) {
  const { t } = useTranslation()
  const enter = useEnter()
  const [hasSignedIn, setSignedIn] = useState(false)
  const form = useIdentityForm('/api/v1/account/companies', readInvitationInput, () => void enter())
  const join = () => form.send({ token })
  if (form.isClosed) return <Closed sentence={form.refusal} to={['signIn']} />
  if (hasSignedIn) {
    return <EntryForm {...form} submit={t('signUp.invite.join')} onSubmit={() => void join()} />
  }
  return (
    <>
      <p className={classes.intro}>{t('signUp.invite.known', { email })}</p>
      <SignInForm
        address={email}
        onSignedIn={() => {
          setSignedIn(true)
          void join()
        }}
      />
    </>
  )
}
