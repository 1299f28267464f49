import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProviderButton } from './provider-button.tsx'
import classes from './sign-in.module.css'
import { loadSignInConfig } from './sign-in-config.ts'

/** Joins with an account at the provider instead of a new password, where this server knows one. */
export function JoinByProvider({ token }: { token: string }) {
  const { t } = useTranslation()
  const [name, setName] = useState<string | null>(null)
  useEffect(() => {
    // Where it cannot be asked for, the form above still works.
    loadSignInConfig().then(
      ({ provider }) => setName(provider),
      () => setName(null),
    )
  }, [])
  if (name === null) return null
  return (
    <div className={classes.others}>
      <p className={classes.or}>{t('signIn.or')}</p>
      <ProviderButton name={name} invitation={token} />
    </div>
  )
}
