import { ActionIcon, Tooltip } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

export function CopyButton({ text, label }: { text: string; label?: string }) {
  const { t } = useTranslation()
  const { copy, copied } = useClipboard({ timeout: 1500 })
  const words = copied ? t('frame.action.copied') : (label ?? t('frame.action.copy'))
  return (
    <Tooltip label={words}>
      <ActionIcon aria-label={words} onClick={() => copy(text)}>
        {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  )
}
