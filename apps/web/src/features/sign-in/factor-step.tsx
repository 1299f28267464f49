import type { FactorMethod, SignInAnswer } from '@leora/domain/sign-in/sign-in'
import { useTranslation } from 'react-i18next'
import { PasskeyButton } from '#shared/passkeys/passkey-button.tsx'
import { FactorForm } from '#shared/second-factor/factor-form.tsx'
import { postIdentity } from '#shared/session/identity-call.ts'
import classes from './sign-in.module.css'
import { signInWithPasskey } from './sign-in-with-passkey.ts'

interface FactorStepProps {
  methods: readonly FactorMethod[]
  onStep: (answer: SignInAnswer) => void
  /** Back to the password, for whoever is somebody else. */
  onBack: () => void
}

/** The second proof of a sign-in whose first one was right. */
export function FactorStep({ methods, onStep, onBack }: FactorStepProps) {
  const { t } = useTranslation()
  return (
    <div className={classes.form}>
      <FactorForm
        methods={methods}
        submit={t('signIn.submit')}
        passkey={
          <PasskeyButton
            label={t('passkeys.use')}
            variant="filled"
            onProve={async () => {
              const outcome = await signInWithPasskey('/api/auth/factor/passkey')
              if (!outcome.isDone) return outcome.sentence
              onStep(outcome.answer)
              return null
            }}
          />
        }
        onProve={async (method, code) => {
          const proven = await postIdentity<SignInAnswer>('/api/auth/factor', { method, code })
          if (!proven.isDone) return proven.sentence
          onStep(proven.answer)
          return null
        }}
        onSend={async (method) => {
          const answer = await postIdentity<{ to: string }>('/api/auth/factor/code', { method })
          return answer.isDone
            ? { isSent: true, to: answer.answer.to }
            : { isSent: false, sentence: answer.sentence }
        }}
      />
      <button type="button" className={classes.back} onClick={onBack}>
        {t('signIn.back')}
      </button>
    </div>
  )
}
