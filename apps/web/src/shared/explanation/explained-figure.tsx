import type { Explanation } from '@leora/domain/explanation'
import { Popover } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import classes from './explanation.module.css'
import { ExplanationTree } from './explanation-tree.tsx'
import { useFactText } from './use-fact-text.ts'

/** A figure that opens its reasons; the dotted line says so. */
export function ExplainedFigure({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation()
  const format = useFormat()
  const factText = useFactText()
  const [isOpen, setOpen] = useState(false)
  const value = format.explained(explanation.value)
  const title = factText(explanation.fact)

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
        <button
          type="button"
          className={`${classes.figure} num`}
          aria-label={`${value}, ${t('explain.open', { figure: title })}`}
          onClick={() => setOpen(!isOpen)}
        >
          {value}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('explain.title', { value })}>
        <ExplanationTree explanation={explanation} onFollow={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}
