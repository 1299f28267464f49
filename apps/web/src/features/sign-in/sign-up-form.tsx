import { signUpInput } from '@leora/domain/sign-up/inputs'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NewPasswordField } from '#shared/forms/new-password-field.tsx'
import { languages } from '#shared/i18n/i18n.ts'
import { EntryForm } from './entry-form.tsx'
import { Mailed } from './mailed.tsx'
import { useIdentityForm } from './use-identity-form.ts'
import { Ways } from './ways.tsx'

export function SignUpForm() {
  const { t, i18n } = useTranslation()
  const [company, setCompany] = useState('')
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [isMailed, setMailed] = useState(false)
  const form = useIdentityForm('/api/auth/sign-up', signUpInput, () => setMailed(true))

  if (isMailed) {
    return <Mailed text={t('signUp.mailed.signUp', { email })} onAgain={() => setMailed(false)} />
  }
  const submit = () =>
    form.send({
      company,
      name,
      email: email.trim(),
      password,
      locale: languages.find((one) => one === i18n.language) ?? 'en',
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    })
  return (
    <>
      <EntryForm {...form} submit={t('signUp.submit')} onSubmit={() => void submit()}>
        <TextInput
          label={t('signUp.company')}
          name="company"
          autoComplete="organization"
          autoFocus
          maxLength={120}
          value={company}
          error={form.errors['company']}
          onChange={(event) => setCompany(event.currentTarget.value)}
        />
        <TextInput
          label={t('signUp.name')}
          name="name"
          autoComplete="name"
          maxLength={120}
          value={name}
          error={form.errors['name']}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('signIn.email')}
          type="email"
          name="email"
          autoComplete="username"
          maxLength={254}
          value={email}
          error={form.errors['email']}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <NewPasswordField
          label={t('signIn.password')}
          value={password}
          error={form.errors['password']}
          about={[company, name, email]}
          onChange={setPassword}
        />
      </EntryForm>
      <Ways to={['signIn']} />
    </>
  )
}
