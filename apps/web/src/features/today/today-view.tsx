import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { partOfDay } from '#shared/format/format-time.ts'
import { useFormat } from '#shared/format/use-format.ts'
import { useMe } from '#shared/session/me.ts'
import { EmptyState } from '#shared/states/empty-state.tsx'
import { AttentionList } from './attention-list.tsx'
import { Figures } from './figures.tsx'
import { TerritorySection } from './territory-section.tsx'
import classes from './today.module.css'
import type { Today } from './today.ts'

interface TodayViewProps {
  today: Today
  /** What is to do today, drawn by whoever knows tasks. */
  tasks: ReactNode
  /** One entry of the feed, drawn by whoever knows how histories read. */
  renderEntry: (item: Today['recent'][number]) => ReactNode
}

export function TodayView({ today, tasks, renderEntry }: TodayViewProps) {
  const { t } = useTranslation()
  const { role } = useMe()
  const leads = role === 'owner' || role === 'manager'
  const sells = leads || role === 'rep'
  const recent = (
    <section className={classes.card} aria-labelledby="recent-title">
      <h2 id="recent-title">{t('today.recent')}</h2>
      {today.recent.length === 0 ? (
        <EmptyState
          picture="quiet"
          title={t('today.recentEmptyTitle')}
          text={t('today.recentEmptyText')}
          isSmall
        />
      ) : (
        <ol>{today.recent.map(renderEntry)}</ol>
      )}
    </section>
  )

  return (
    <>
      <Figures figures={today.figures} />
      <div className={classes.grid}>
        <div className={classes.column}>
          {sells && <AttentionList attention={today.attention} />}
          {!sells && recent}
          {tasks}
        </div>
        <div className={classes.column}>
          {(leads || !sells) && today.territories.length > 0 && (
            <TerritorySection territories={today.territories} />
          )}
          {sells && recent}
        </div>
      </div>
    </>
  )
}

export function Greeting() {
  const { t } = useTranslation()
  const { user } = useMe()
  const format = useFormat()
  const now = new Date()
  const part = partOfDay(now, format.reader.timeZone)
  return (
    <header className={classes.greeting}>
      <h1>{t(`today.${part}`, { name: user.name.split(' ')[0] ?? user.name })}</h1>
      <p>{format.day(now)}</p>
    </header>
  )
}
