import { trpc } from '@leora/client'
import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { postIdentity } from '#shared/session/identity-call.ts'
import { describeError } from '#shared/states/sentence-for.ts'
import { showError } from '#shared/toast/toast.tsx'

/** Leaves for the provider; whoever comes back from there has the account linked. */
export function AttachProvider({ provider }: { provider: string }) {
  const { t } = useTranslation()
  const { mutateAsync: begin } = trpc.account.beginIdentity.useMutation()
  const [isLeaving, setLeaving] = useState(false)
  useStayAfterBack(() => setLeaving(false))

  const leave = async () => {
    setLeaving(true)
    try {
      const begun = await postIdentity<{ url: string }>('/api/auth/oidc/start', await begin())
      if (begun.isDone) return window.location.assign(begun.answer.url)
      showError(begun.sentence)
    } catch (error) {
      const { reason, sentence } = describeError(error)
      // Whoever did not want to prove to be there has said what they want.
      if (reason !== 'step_up_required') showError(sentence)
    }
    setLeaving(false)
  }
  return (
    <Button variant="default" disabled={isLeaving} onClick={() => void leave()}>
      {t(isLeaving ? 'oidc.leaving' : 'oidc.attach', { provider })}
    </Button>
  )
}

// The browser's way back may show the page as it was left.
function useStayAfterBack(onBack: () => void) {
  useEffect(() => {
    window.addEventListener('pageshow', onBack)
    return () => window.removeEventListener('pageshow', onBack)
  })
}
