import { forgotPasswordInput } from '@leora/domain/sign-up/inputs'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EntryForm } from './entry-form.tsx'
import { Mailed } from './mailed.tsx'
import { useIdentityForm } from './use-identity-form.ts'
import { Ways } from './ways.tsx'

export function ForgotPassword() {
  const { t } = useTranslation()
  const [email, setEmail] = useState('')
  const [isMailed, setMailed] = useState(false)
  const form = useIdentityForm('/api/auth/forgot', forgotPasswordInput, () => setMailed(true))
  if (isMailed) {
    return <Mailed text={t('signUp.mailed.forgot', { email })} onAgain={() => setMailed(false)} />
  }
  return (
    <>
      <EntryForm
        {...form}
        submit={t('signUp.forgot.submit')}
        onSubmit={() => void form.send({ email: email.trim() })}
      >
        <TextInput
          label={t('signIn.email')}
          type="email"
          name="email"
          autoComplete="username"
          autoFocus
          maxLength={254}
          value={email}
          error={form.errors['email']}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
      </EntryForm>
      <Ways to={['signIn']} />
    </>
  )
}
