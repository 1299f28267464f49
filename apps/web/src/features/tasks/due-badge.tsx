import { useTranslation } from 'react-i18next'
import { dayOf, daysBetween } from '#shared/format/format-time.ts'
import { useFormat } from '#shared/format/use-format.ts'
import { Badge } from '#shared/parts/badge.tsx'
import { useMe } from '#shared/session/me.ts'

/** When it is due, by the calendar of the company. */
export function DueBadge({ dueOn, isDone = false }: { dueOn: string; isDone?: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { tenant } = useMe()
  const days = daysBetween(dayOf(new Date(), tenant.timeZone), dueOn)
  const date = format.date(`${dueOn}T12:00:00Z`)
  if (isDone) return <Badge tone="neutral">{date}</Badge>
  if (days < 0) return <Badge tone="bad">{t('tasks.overdue', { count: -days })}</Badge>
  if (days === 0) return <Badge tone="warn">{t('tasks.today')}</Badge>
  return <Badge tone="neutral">{days === 1 ? t('tasks.tomorrow') : date}</Badge>
}
