import type { SecurityOverview } from '@leora/domain/security/overview'
import { useTranslation } from 'react-i18next'
import { ExplainedFigure } from '#shared/explanation/explained-figure.tsx'
import { useFactText } from '#shared/explanation/use-fact-text.ts'
import { useFormat } from '#shared/format/use-format.ts'
import classes from './security-overview.module.css'

export function SecurityFigures({ figures }: Pick<SecurityOverview, 'figures'>) {
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
            {previous && (
              <span className={`${classes.soft} num`}>
                {t('overview.before', { value: format.explained(previous) })}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
