import { useTranslation } from 'react-i18next'
import { ExplainedFigure } from '#shared/explanation/explained-figure.tsx'
import { useFactText } from '#shared/explanation/use-fact-text.ts'
import { useFormat } from '#shared/format/use-format.ts'
import classes from './today.module.css'
import type { Today } from './today.ts'

export function Figures({ figures }: { figures: Today['figures'] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const factText = useFactText()
  return (
    <dl className={classes.figures}>
      {figures.map(({ key, explanation, previous }) => (
        <div key={key} className={classes.figure}>
          <dt>{factText(explanation.fact)}</dt>
          <dd>
            <span className={classes.value}>
              <ExplainedFigure explanation={explanation} />
            </span>
            <span className={`${classes.compare} num`}>
              {previous
                ? t('today.previous', { value: format.explained(previous) })
                : explanation.because
                    ?.filter(({ value }) => value.kind === 'count')
                    .slice(0, 2)
                    .map(
                      (fact) =>
                        `${format.explained(fact.value)}\u00a0${continueSentence(factText(fact.fact))}`,
                    )
                    .join(' · ')}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Inside a sentence only the first letter changes (German nouns keep theirs), and the line does not break. */
function continueSentence(name: string): string {
  return (name.charAt(0).toLowerCase() + name.slice(1)).replaceAll(' ', '\u00a0')
}
