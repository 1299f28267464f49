import { type AttachOutcome, attachOutcomes } from '@leora/domain/oidc/oidc'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { showError, showToast } from '#shared/toast/toast.tsx'

const isGood: Record<AttachOutcome, boolean> = {
  attached: true,
  known: true,
  taken: false,
  other_person: false,
  refused: false,
  unavailable: false,
}

/** Says once how it went for who came back from the provider; the address forgets it at once. */
export function useAttachOutcome(): void {
  const { t } = useTranslation()
  const router = useRouter()
  useEffect(() => {
    const { pathname, search } = window.location
    const given = new URLSearchParams(search).get('provider')
    const outcome = attachOutcomes.find((name) => name === given)
    if (outcome === undefined) return
    router.history.replace(pathname)
    const message = t(`oidc.outcome.${outcome}`)
    if (isGood[outcome]) showToast({ message })
    else showError(message)
  }, [router, t])
}
