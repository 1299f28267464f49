import { providerRefusals, type ProviderRefusal as Reason } from '@leora/domain/oidc/oidc'
import { useTranslation } from 'react-i18next'
import classes from './sign-in.module.css'

// These say how to go on; nothing went wrong.
const nextSteps: readonly Reason[] = ['prove', 'prove_invited', 'invited']

/** Why a sign-in ended that a provider sent back; nothing for a reason that nobody gave. */
export function ProviderRefusal({ reason }: { reason: string }) {
  const { t } = useTranslation()
  const known = providerRefusals.find((one) => one === reason)
  if (!known) return null
  const isNext = nextSteps.includes(known)
  return (
    <p role={isNext ? 'status' : 'alert'} className={isNext ? classes.notice : classes.refusal}>
      {t(`oidc.refused.${known}`)}
    </p>
  )
}
