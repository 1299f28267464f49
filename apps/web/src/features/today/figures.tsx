import { useTranslation } from 'react-i18next'
import { ExplainedFigure } from '#shared/explanation/explained-figure.tsx'
import { useFactText } from '#shared/explanation/use-fact-text.ts'
import { useFormat } from '#shared/format/use-format.ts'
import classes from './today.module.css'
import type { Today } from './today.ts'

type Figure = Today['figures'][number]

export function Figures({ figures }: { figures: Today['figures'] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const factText = useFactText()
  const customers = figures.find(({ key }) => key === 'customers')
  const total = customers && countOf(customers)

  const compare = (figure: Figure) => {
    const { explanation, previous } = figure
    if (previous) return t('today.previous', { value: format.explained(previous) })
    const parts = explanation.because?.filter(({ value }) => value.kind === 'count').slice(0, 2)
    if (parts && parts.length > 0) {
      return parts
        .map(
          (part) => `${format.explained(part.value)}\u00a0${continueSentence(factText(part.fact))}`,
        )
        .join(' · ')
    }
    const share = total ? countOf(figure) / total : null
    return share === null ? null : t('today.shareOf', { percent: format.percent(share) })
  }

  return (
    <dl className={classes.figures}>
      {figures.map((figure) => (
        <div key={figure.key} className={classes.figure}>
          <dt>{factText(figure.explanation.fact)}</dt>
          <dd>
            <span className={classes.value}>
              <ExplainedFigure explanation={figure.explanation} />
            </span>
            <span className={`${classes.compare} num`}>{compare(figure)}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function countOf({ explanation: { value } }: Figure): number {
  return value.kind === 'count' ? value.value : 0
}

/** Inside a sentence only the first letter changes (German nouns keep theirs), and the line does not break. */
function continueSentence(name: string): string {
  return (name.charAt(0).toLowerCase() + name.slice(1)).replaceAll(' ', '\u00a0')
}
