import { trpc } from '@leora/client'
import type { AccountSecurity } from '@leora/domain/second-factor/second-factor'
import { Button, Modal, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PasskeyProof } from '#shared/passkeys/passkey-proof.tsx'
import { useMe } from '#shared/session/me.ts'
import { signOut } from '#shared/session/sign-out.ts'
import { Bone } from '#shared/states/bone.tsx'
import { ErrorState } from '#shared/states/error-state.tsx'
import { sentenceFor } from '#shared/states/sentence-for.ts'
import { FactorForm } from './factor-form.tsx'
import { factorsOf } from './factors-of.ts'
import classes from './second-factor.module.css'
import { useSendCode } from './use-send-code.ts'

/** Appears over whatever needs the person to be there, and lets it go on once they have proven it. */
export function StepUpDialog({ onAnswer }: { onAnswer: (hasProven: boolean) => void }) {
  const { t } = useTranslation()
  const { data, error, refetch } = trpc.account.getSecurity.useQuery(undefined, { staleTime: 0 })
  return (
    <Modal
      opened
      onClose={() => onAnswer(false)}
      title={t('security.stepUp.title')}
      size={400}
      closeButtonProps={{ 'aria-label': t('frame.action.close') }}
    >
      {data ? (
        <Proof security={data} onProven={() => onAnswer(true)} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Bone height={120} width="100%" />
      )}
    </Modal>
  )
}

function Proof({ security, onProven }: { security: AccountSecurity; onProven: () => void }) {
  const { t } = useTranslation()
  const { mutateAsync: stepUp } = trpc.account.stepUp.useMutation()
  const send = useSendCode()
  const factors = factorsOf(security)
  if (factors.length > 0) {
    return (
      <FactorForm
        methods={factors}
        submit={t('security.stepUp.submit')}
        passkey={<PasskeyProof onProven={onProven} />}
        onSend={send}
        onProve={async (method, code) => {
          try {
            await stepUp({ method, code })
            onProven()
            return null
          } catch (error) {
            return sentenceFor(error)
          }
        }}
      />
    )
  }
  if (security.hasPassword) return <PasswordProof onProven={onProven} />
  return (
    <div className={classes.form}>
      <p className={classes.hint}>{t('security.stepUp.again')}</p>
      <Button onClick={() => void signOut()}>{t('security.stepUp.signInAgain')}</Button>
    </div>
  )
}

function PasswordProof({ onProven }: { onProven: () => void }) {
  const { t } = useTranslation()
  const { user } = useMe()
  const [password, setPassword] = useState('')
  const { mutate, error, isPending } = trpc.account.stepUp.useMutation({ onSuccess: onProven })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate({ method: 'password', password })
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <p className={classes.hint}>{t('security.stepUp.text')}</p>
      <input type="hidden" name="username" autoComplete="username" value={user.email} readOnly />
      <PasswordInput
        label={t('signIn.password')}
        name="password"
        autoComplete="current-password"
        autoFocus
        data-autofocus
        value={password}
        error={error && sentenceFor(error)}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
      />
      <Button type="submit" fullWidth loading={isPending} disabled={password === ''}>
        {t('security.stepUp.submit')}
      </Button>
    </form>
  )
}
