import { providerRefusals } from '@leora/domain/oidc/oidc'
import { useTranslation } from 'react-i18next'
import classes from './sign-in.module.css'

/** Why a sign-in ended that a provider sent back; nothing for a reason that nobody gave. */
export function ProviderRefusal({ reason }: { reason: string }) {
  const { t } = useTranslation()
  const known = providerRefusals.find((one) => one === reason)
  return known ? <p className={classes.refusal}>{t(`oidc.refused.${known}`)}</p> : null
}
