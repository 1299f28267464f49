import { type ConfirmEmailAnswer, confirmEmailInput } from '@leora/domain/sign-up/inputs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './entry.module.css'
import { EntryForm } from './entry-form.tsx'
import { useIdentityForm } from './use-identity-form.ts'
import { Closed, Outcome } from './ways.tsx'

/** Makes the change of an address, or takes it back: the link knows which. */
export function ConfirmEmail({ token }: { token: string }) {
  const { t } = useTranslation()
  const [outcome, setOutcome] = useState<ConfirmEmailAnswer['next'] | null>(null)
  const form = useIdentityForm<ConfirmEmailAnswer>(
    '/api/auth/confirm-email',
    confirmEmailInput,
    ({ next }) => setOutcome(next),
  )
  if (outcome === 'changed') {
    return <Outcome text={t('signUp.confirmEmail.done')} to={['signIn']} />
  }
  if (outcome === 'taken_back') {
    return <Outcome text={t('signUp.confirmEmail.takenBack')} to={['forgot', 'signIn']} />
  }
  if (form.isClosed) return <Closed sentence={form.refusal} to={['signIn']} />
  return (
    <>
      <p className={classes.intro}>{t('signUp.confirmEmail.intro')}</p>
      <EntryForm
        {...form}
        submit={t('signUp.confirmEmail.submit')}
        onSubmit={() => void form.send({ token })}
      />
    </>
  )
}
