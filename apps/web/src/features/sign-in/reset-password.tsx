import { resetPasswordInput } from '@leora/domain/sign-up/inputs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NewPasswordField } from '#shared/forms/new-password-field.tsx'
import { EntryForm } from './entry-form.tsx'
import { useIdentityForm } from './use-identity-form.ts'
import { Closed, Outcome } from './ways.tsx'

export function ResetPassword({ token }: { token: string }) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [isDone, setDone] = useState(false)
  const form = useIdentityForm('/api/auth/reset', resetPasswordInput, () => setDone(true))
  if (isDone) return <Outcome text={t('signUp.reset.done')} to={['signIn']} />
  if (form.isClosed) return <Closed sentence={form.refusal} to={['forgot', 'signIn']} />
  return (
    <EntryForm
      {...form}
      submit={t('signUp.reset.submit')}
      onSubmit={() => void form.send({ token, password })}
    >
      <NewPasswordField
        label={t('signUp.reset.password')}
        value={password}
        error={form.errors['password']}
        about={[]}
        autoFocus
        onChange={setPassword}
      />
    </EntryForm>
  )
}
