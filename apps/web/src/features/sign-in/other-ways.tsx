import type { SignInAnswer } from '@leora/domain/sign-in/sign-in'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { PasskeyButton } from '#shared/passkeys/passkey-button.tsx'
import { ProviderButton } from './provider-button.tsx'
import classes from './sign-in.module.css'
import type { SignInConfig } from './sign-in-config.ts'
import { offersAutofill, signInWithPasskey } from './sign-in-with-passkey.ts'

// Before the question that the browser holds among its suggestions grows old.
const askAgainMs = 4 * 60_000

interface OtherWaysProps {
  config: SignInConfig
  from: string | undefined
  /** What the mail of an invitation carried, which this sign-in accepts. */
  invitation: string | undefined
  isBusy: boolean
  onStep: (answer: SignInAnswer) => void
}

/** Ways to sign in beside the password, as far as this server offers them. */
export function OtherWays({ config, from, invitation, isBusy, onStep }: OtherWaysProps) {
  const { t } = useTranslation()
  useAutofill(config.hasPasskeys, invitation, onStep)
  return (
    <div className={classes.others}>
      <p className={classes.or}>{t('signIn.or')}</p>
      {config.hasPasskeys && (
        <PasskeyButton
          label={t('signIn.passkey')}
          disabled={isBusy}
          onProve={async () => {
            const outcome = await signInWithPasskey('/api/auth/passkey', { invitation })
            if (!outcome.isDone) return outcome.sentence
            onStep(outcome.answer)
            return null
          }}
        />
      )}
      {config.provider !== null && (
        <ProviderButton
          name={config.provider}
          from={from}
          invitation={invitation}
          isBusy={isBusy}
        />
      )}
    </div>
  )
}

function useAutofill(
  isOffered: boolean,
  invitation: string | undefined,
  onStep: (answer: SignInAnswer) => void,
) {
  const follow = useRef(onStep)
  follow.current = onStep
  useEffect(() => {
    if (!isOffered) return
    let isShown = true
    const offer = async () => {
      if (!isShown || !(await offersAutofill())) return
      const outcome = await signInWithPasskey('/api/auth/passkey', { isAutofill: true, invitation })
      if (outcome.isDone && isShown) follow.current(outcome.answer)
    }
    void offer()
    // A page that nobody looks at asks no more; it does again when it is looked at.
    let isStale = false
    const askAgain = () => {
      isStale = document.hidden
      if (!isStale) void offer()
    }
    const onSeen = () => {
      if (isStale) askAgain()
    }
    const timer = setInterval(askAgain, askAgainMs)
    document.addEventListener('visibilitychange', onSeen)
    return () => {
      isShown = false
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onSeen)
    }
  }, [isOffered, invitation])
}
