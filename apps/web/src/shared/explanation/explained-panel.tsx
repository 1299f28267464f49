import type { Explanation } from '@leora/domain/explanation'
import { Popover } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useOpenAtOnce } from '#shared/frame/use-open-at-once.ts'
import { ExplanationTree } from './explanation-tree.tsx'
import { FigureButton } from './figure-button.tsx'
import { useValueText } from './use-value-text.ts'

/** The reasons; they open as soon as they are there, and give the focus back to the figure. */
export function ExplainedPanel({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation()
  const valueText = useValueText()
  const { target, isOpen, setOpen } = useOpenAtOnce()
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      width={340}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <FigureButton ref={target} explanation={explanation} onClick={() => setOpen(!isOpen)} />
      </Popover.Target>
      <Popover.Dropdown aria-label={t('explain.title', { value: valueText(explanation.value) })}>
        <ExplanationTree explanation={explanation} onFollow={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}
