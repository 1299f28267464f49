import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { placeGroups, places, placesFor } from '#shared/places/places.ts'
import { useMe } from '#shared/session/me.ts'
import classes from './frame.module.css'
import { Mark } from './mark.tsx'
import { useIsNarrowScreen } from './use-screen.ts'

export function Navigation({ isNarrow, onToggle }: { isNarrow: boolean; onToggle: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const isSmall = useIsNarrowScreen()
  const showsIcons = isNarrow || isSmall
  const mine = placesFor(me)
  const toggleLabel = t(isNarrow ? 'frame.nav.expand' : 'frame.nav.collapse')

  return (
    <nav className={classes.nav} aria-label={t('frame.nav.label')} data-no-print>
      <div className={classes.brand}>
        <Mark />
        <span className={classes.tenant} title={me.tenant.name}>
          {me.tenant.name}
        </span>
      </div>
      {placeGroups.map((group) => {
        const inGroup = mine.filter((name) => places[name].group === group)
        if (inGroup.length === 0) return null
        return (
          <div key={group} className={classes.group}>
            <div className={classes.groupTitle}>{t(`frame.nav.${group}`)}</div>
            {inGroup.map((name) => {
              const { to, icon: PlaceIcon } = places[name]
              return (
                <Link
                  key={name}
                  to={to}
                  title={showsIcons ? t(`frame.nav.${name}`) : undefined}
                  className={classes.link}
                  activeOptions={{ exact: to === '/', includeSearch: false }}
                >
                  <PlaceIcon size={16} stroke={1.75} aria-hidden />
                  <span className={classes.label}>{t(`frame.nav.${name}`)}</span>
                </Link>
              )
            })}
          </div>
        )
      })}
      <div className={classes.spacer} />
      <button
        type="button"
        className={classes.toggle}
        onClick={onToggle}
        aria-label={toggleLabel}
        title={isNarrow ? toggleLabel : undefined}
      >
        {isNarrow ? (
          <IconLayoutSidebarLeftExpand size={16} aria-hidden />
        ) : (
          <IconLayoutSidebarLeftCollapse size={16} aria-hidden />
        )}
        <span className={classes.label}>{t('frame.nav.collapse')}</span>
      </button>
    </nav>
  )
}
