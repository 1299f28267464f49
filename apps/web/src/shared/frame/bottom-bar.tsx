import { IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { places, placesFor } from '#shared/places/places.ts'
import { useMe } from '#shared/session/me.ts'
import classes from './frame.module.css'

export function BottomBar({ onPalette }: { onPalette: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  return (
    <nav className={classes.bottom} aria-label={t('frame.nav.label')} data-no-print>
      {placesFor(me)
        .filter((name) => places[name].phone)
        .map((name) => {
          const { to, icon: PlaceIcon } = places[name]
          return (
            <Link
              key={name}
              to={to}
              className={classes.bottomLink}
              activeOptions={{ exact: to === '/', includeSearch: false }}
            >
              <PlaceIcon size={20} stroke={1.75} aria-hidden />
              {t(`frame.nav.${name}`)}
            </Link>
          )
        })}
      <button type="button" className={classes.bottomLink} onClick={onPalette}>
        <IconSearch size={20} stroke={1.75} aria-hidden />
        {t('frame.top.searchShort')}
      </button>
    </nav>
  )
}
