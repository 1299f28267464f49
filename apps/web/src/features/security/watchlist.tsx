import type { SecurityOverview } from '@leora/domain/security/overview'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { Badge } from '#shared/parts/badge.tsx'
import classes from './security-overview.module.css'

type Watched = Pick<SecurityOverview, 'locked' | 'withoutFactor' | 'strange'>

const mostNamed = 5

/** What needs somebody's eye, each with what to do about it. */
export function Watchlist({ overview }: { overview: Watched }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { locked, withoutFactor, strange } = overview
  const required = withoutFactor.filter(({ isRequired }) => isRequired)
  const namesOf = (people: readonly { name: string }[]) => {
    const named = people.slice(0, mostNamed).map(({ name }) => name)
    const rest = people.length - named.length
    return format.list(rest > 0 ? [...named, t('overview.more', { count: rest })] : named)
  }
  if (locked.length === 0 && withoutFactor.length === 0 && strange === 0) return null
  return (
    <ul className={classes.watch} aria-label={t('overview.watch')}>
      {strange > 0 && (
        <li>
          <Badge tone="bad">{t('overview.strangeBadge', { count: strange })}</Badge>
          <span>
            {t('overview.strangeText')}{' '}
            <Link to="/admin/security" search={{ group: 'strange' }} hash="rows">
              {t('explain.see')}
            </Link>
          </span>
        </li>
      )}
      {locked.length > 0 && (
        <li>
          <Badge tone="warn">{t('overview.lockedBadge', { count: locked.length })}</Badge>
          <span>{t('overview.lockedText', { names: namesOf(locked) })}</span>
        </li>
      )}
      {withoutFactor.length > 0 && (
        <li>
          <Badge tone={required.length > 0 ? 'warn' : 'neutral'}>
            {t('overview.weakBadge', { count: withoutFactor.length })}
          </Badge>
          <span>
            {t('overview.weakText', { names: namesOf(withoutFactor) })}{' '}
            <Link to="/admin/members">{t('admin.members.title')}</Link>
          </span>
        </li>
      )}
    </ul>
  )
}
