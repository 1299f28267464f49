import { type VerifySignUpAnswer, verifySignUpInput } from '@leora/domain/sign-up/inputs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './entry.module.css'
import { EntryForm } from './entry-form.tsx'
import { useIdentityForm } from './use-identity-form.ts'
import { useSignInAnswer } from './use-sign-in-answer.tsx'
import { Closed, Outcome } from './ways.tsx'

/** Asks once more before the link is used up: programs that check mail open its links, too. */
export function VerifySignUp({ token }: { token: string }) {
  const { t } = useTranslation()
  const { follow, step } = useSignInAnswer()
  const [hasBegun, setBegun] = useState(false)
  const form = useIdentityForm<VerifySignUpAnswer>(
    '/api/auth/verify',
    verifySignUpInput,
    (answer) => (answer.next === 'sign_in' ? setBegun(true) : follow(answer)),
  )
  if (step) return step
  if (hasBegun) return <Outcome text={t('signUp.verify.begun')} to={['signIn', 'forgot']} />
  if (form.isClosed) return <Closed sentence={form.refusal} to={['signIn', 'signUp']} />
  return (
    <>
      <p className={classes.intro}>{t('signUp.verify.intro')}</p>
      <EntryForm
        {...form}
        submit={t('signUp.verify.submit')}
        onSubmit={() => void form.send({ token })}
      />
    </>
  )
}
