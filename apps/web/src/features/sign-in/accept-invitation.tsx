import { acceptInvitationInput, type InvitationOffer } from '@leora/domain/invitations/invitation'
import type { SignInAnswer } from '@leora/domain/sign-in/sign-in'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NewPasswordField } from '#shared/forms/new-password-field.tsx'
import { EntryForm } from './entry-form.tsx'
import { JoinByProvider } from './join-by-provider.tsx'
import { useIdentityForm } from './use-identity-form.ts'
import { useSignInAnswer } from './use-sign-in-answer.tsx'
import { Closed } from './ways.tsx'

interface AcceptInvitationProps {
  token: string
  offer: InvitationOffer
}

/** Somebody new to Leora chooses a name and a password, and is in. */
export function AcceptInvitation({ token, offer }: AcceptInvitationProps) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const { follow, step } = useSignInAnswer()
  const form = useIdentityForm<SignInAnswer>(
    '/api/auth/accept-invitation',
    acceptInvitationInput,
    follow,
  )
  if (step) return step
  if (form.isClosed) return <Closed sentence={form.refusal} to={['signIn']} />
  return (
    <>
      <EntryForm
        {...form}
        submit={t('signUp.invite.join')}
        onSubmit={() => void form.send({ token, name, password })}
      >
        <TextInput
          label={t('signIn.email')}
          type="email"
          name="email"
          autoComplete="username"
          value={offer.email}
          readOnly
        />
        <TextInput
          label={t('signUp.name')}
          name="name"
          autoComplete="name"
          autoFocus
          maxLength={120}
          value={name}
          error={form.errors['name']}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NewPasswordField
          label={t('signUp.invite.password')}
          value={password}
          error={form.errors['password']}
          about={[name, offer.email, offer.company]}
          onChange={setPassword}
        />
      </EntryForm>
      <JoinByProvider token={token} />
    </>
  )
}
