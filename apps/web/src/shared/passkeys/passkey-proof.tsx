import { trpc } from '@leora/client'
import { useTranslation } from 'react-i18next'
import { sentenceFor } from '#shared/states/sentence-for.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { sayRefusal } from './say-refusal.ts'

/** Proves with a passkey that a signed-in person is there. */
export function PasskeyProof({ onProven }: { onProven: () => void }) {
  const { t } = useTranslation()
  const { mutateAsync: ask } = trpc.account.beginPasskeyProof.useMutation()
  const { mutateAsync: prove } = trpc.account.provePasskey.useMutation()
  const onProve = async () => {
    try {
      const { usePasskeyFor } = await import('./ask-browser.ts')
      const asked = await usePasskeyFor(await ask())
      if ('refusal' in asked) return sayRefusal(asked.refusal)
      await prove({ proof: asked.proof })
    } catch (error) {
      return sentenceFor(error)
    }
    onProven()
    return null
  }
  return <PasskeyButton label={t('passkeys.use')} variant="filled" onProve={onProve} />
}
