import type { Change, RightsChange } from '@leora/domain/permissions/compare-rights'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './rights.module.css'
import { useRightsWords } from './use-rights-words.ts'

interface RightsEffectProps {
  change: RightsChange
  /** For whom, in words. */
  whom?: string
}

/** What somebody could do afterwards and not before, and the other way round. */
export function RightsEffect({ change: { gained, lost }, whom }: RightsEffectProps) {
  const { t } = useTranslation()
  return (
    <section className={classes.effect} aria-label={t('rights.effect.title')} aria-live="polite">
      <b>{t('rights.effect.title')}</b> {whom && <span className={classes.soft}>{whom}</span>}
      {gained.length + lost.length === 0 && <p>{t('rights.effect.same')}</p>}
      {gained.length > 0 && (
        <Side
          tone="good"
          changes={gained}
          title={`${t('rights.effect.gained')} · ${t('rights.effect.summary', { count: gained.length })}`}
        />
      )}
      {lost.length > 0 && (
        <Side
          tone="bad"
          changes={lost}
          title={`${t('rights.effect.lost')} · ${t('rights.effect.summary', { count: lost.length })}`}
        />
      )}
    </section>
  )
}

interface SideProps {
  tone: 'good' | 'bad'
  title: string
  changes: readonly Change[]
}

function Side({ tone, title, changes }: SideProps) {
  return (
    <>
      <h3 data-tone={tone}>{title}</h3>
      <ul>
        {changes.map((change) => (
          <ChangeLine key={'act' in change ? change.act : change.field} change={change} />
        ))}
      </ul>
    </>
  )
}

function ChangeLine({ change }: { change: Change }): ReactNode {
  const { t } = useTranslation()
  const words = useRightsWords()
  const [what, to, from] =
    'act' in change
      ? [
          words.act(change.act),
          words.reachLong(change.act, change.to),
          words.reachLong(change.act, change.from),
        ]
      : [words.field(change.field), words.access(change.to), words.access(change.from)]
  return (
    <li>
      <span>
        {what}: {to}
      </span>
      <span className={classes.soft}>{t('rights.effect.from', { before: from })}</span>
    </li>
  )
}
