import type { Explanation } from '@leora/domain/explanation'
import type { ComponentPropsWithRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import classes from './explanation.module.css'
import { useFactText } from './use-fact-text.ts'

interface FigureButtonProps extends ComponentPropsWithRef<'button'> {
  explanation: Explanation
}

/** A figure with the dotted line that says it can explain itself. */
export function FigureButton({ explanation, ...props }: FigureButtonProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const factText = useFactText()
  const { value: explained } = explanation
  const value = explained.kind === 'word' ? factText(explained.value) : format.explained(explained)
  const figure = factText(explanation.fact)
  return (
    <button
      aria-haspopup="dialog"
      {...props}
      type="button"
      className={`${classes.figure} num`}
      aria-label={`${value}, ${t('explain.open', { figure })}`}
    >
      {value}
    </button>
  )
}
