import type { ExplainedValue } from '@leora/domain/explanation'
import { useFormat } from '#shared/format/use-format.ts'
import { useFactText } from './use-fact-text.ts'

/** The value of a fact for its reader: a figure in their format, a word in their language. */
export function useValueText() {
  const format = useFormat()
  const factText = useFactText()
  return (value: ExplainedValue): string =>
    value.kind === 'word' ? factText(value.value) : format.explained(value)
}
