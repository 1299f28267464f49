import { trpc } from '@leora/client'
import { Checkbox, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sayRefusal } from '#shared/passkeys/say-refusal.ts'
import { describeError } from '#shared/states/sentence-for.ts'
import { showToast } from '#shared/toast/toast.tsx'
import { PasskeyName } from './passkey-name.tsx'
import { useDeviceName } from './use-device-name.ts'
import { useRefreshPasskeys } from './use-refresh-passkeys.ts'

export function AddPasskey({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const refresh = useRefreshPasskeys()
  const deviceName = useDeviceName()
  const [endOthers, setEndOthers] = useState(true)
  const [isWorking, setWorking] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const { mutateAsync: begin } = trpc.account.beginPasskey.useMutation()
  const { mutateAsync: add } = trpc.account.addPasskey.useMutation()

  const make = async (name: string): Promise<string | null> => {
    try {
      const { makePasskeyFor } = await import('#shared/passkeys/ask-browser.ts')
      const asked = await makePasskeyFor(await begin())
      if ('refusal' in asked) return sayRefusal(asked.refusal)
      await add({ name, proof: asked.proof, endOthers })
    } catch (error) {
      const { reason, sentence } = describeError(error)
      // Whoever did not want to prove to be there has said what they want.
      return reason === 'step_up_required' ? null : sentence
    }
    showToast({ message: t('passkeys.isAdded') })
    onClose()
    await refresh()
    return null
  }
  const submit = async (name: string) => {
    setWorking(true)
    setRefusal(null)
    setRefusal(await make(name))
    setWorking(false)
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('passkeys.addTitle')}
      size={440}
      closeButtonProps={{ 'aria-label': t('frame.action.close') }}
    >
      <PasskeyName
        text={t('passkeys.addText')}
        initial={deviceName}
        submit={t('passkeys.goOn')}
        isWorking={isWorking}
        refusal={refusal}
        onSubmit={(name) => void submit(name)}
        onCancel={onClose}
      >
        <Checkbox
          label={t('passkeys.endOthers')}
          checked={endOthers}
          onChange={(event) => setEndOthers(event.currentTarget.checked)}
        />
      </PasskeyName>
    </Modal>
  )
}
