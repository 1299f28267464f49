import type { SignInAnswer } from '@leora/domain/sign-in/sign-in'
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PasskeyButton } from '#shared/passkeys/passkey-button.tsx'
import { postIdentity } from '#shared/session/identity-call.ts'
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
      {config.provider !== null && invitation === undefined && (
        <ProviderButton name={config.provider} from={from} isBusy={isBusy} />
      )}
    </div>
  )
}

function ProviderButton({
  name,
  from,
  isBusy,
}: {
  name: string
  from: string | undefined
  isBusy: boolean
}) {
  const { t } = useTranslation()
  const [refusal, setRefusal] = useState<string | null>(null)
  const leave = async () => {
    const begun = await postIdentity<{ url: string }>('/api/auth/oidc/start', {
      returnTo: from ?? '/',
    })
    if (begun.isDone) window.location.assign(begun.answer.url)
    else setRefusal(begun.sentence)
  }
  return (
    <div>
      <Button fullWidth variant="default" disabled={isBusy} onClick={() => void leave()}>
        {t('signIn.withProvider', { name })}
      </Button>
      {refusal && (
        <p role="alert" className={classes.refusal}>
          {refusal}
        </p>
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
    const timer = setInterval(() => void offer(), askAgainMs)
    return () => {
      isShown = false
      clearInterval(timer)
    }
  }, [isOffered, invitation])
}
