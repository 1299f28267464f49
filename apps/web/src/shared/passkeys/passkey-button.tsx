import { Button } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { canUsePasskeys } from './can-use-passkeys.ts'
import classes from './passkeys.module.css'

interface PasskeyButtonProps {
  label: string
  disabled?: boolean
  variant?: 'filled' | 'default'
  /** Answers the sentence that says why there is no proof, or null. */
  onProve: () => Promise<string | null>
}

/** Proves with a passkey at one press. */
export function PasskeyButton({
  label,
  disabled,
  variant = 'default',
  onProve,
}: PasskeyButtonProps) {
  const { t } = useTranslation()
  const [isWorking, setWorking] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const prove = async () => {
    setWorking(true)
    setRefusal(null)
    setRefusal(await onProve())
    setWorking(false)
  }
  if (!canUsePasskeys()) return null
  return (
    <div>
      <Button
        fullWidth
        variant={variant}
        leftSection={<IconFingerprint size={18} aria-hidden />}
        disabled={disabled === true || isWorking}
        onClick={() => void prove()}
      >
        {isWorking ? t('passkeys.waiting') : label}
      </Button>
      {refusal && (
        <p role="alert" className={classes.refusal}>
          {refusal}
        </p>
      )}
    </div>
  )
}
