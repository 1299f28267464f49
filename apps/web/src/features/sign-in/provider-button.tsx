import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { postIdentity } from '#shared/session/identity-call.ts'
import classes from './sign-in.module.css'

interface ProviderButtonProps {
  name: string
  from?: string | undefined
  /** What the mail of an invitation carried, which this sign-in accepts. */
  invitation: string | undefined
  isBusy?: boolean
}

/** Leaves for the provider, and comes back signed in. */
export function ProviderButton({ name, from, invitation, isBusy = false }: ProviderButtonProps) {
  const { t } = useTranslation()
  const [refusal, setRefusal] = useState<string | null>(null)
  const leave = async () => {
    const begun = await postIdentity<{ url: string }>('/api/auth/oidc/start', {
      returnTo: from,
      invitation,
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
