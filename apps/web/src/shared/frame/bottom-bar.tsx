import { IconDots, IconSearch } from '@tabler/icons-react'
import { Link, useMatches } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { places, placesFor } from '#shared/places/places.ts'
import { useMe } from '#shared/session/me.ts'
import classes from './frame.module.css'

export const loadMore = () => import('./more-sheet.tsx')
const MoreSheet = lazy(() => loadMore().then((module) => ({ default: module.MoreSheet })))

export function BottomBar({ onPalette }: { onPalette: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const here = useMatches({ select: (matches) => matches.at(-1)?.staticData.place })
  const [isOpen, setOpen] = useState(false)
  const [wasOpen, setWasOpen] = useState(false)
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
      <button
        type="button"
        className={classes.bottomLink}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        data-status={here && !places[here].phone ? 'active' : undefined}
        onClick={() => {
          setWasOpen(true)
          setOpen(true)
        }}
      >
        <IconDots size={20} stroke={1.75} aria-hidden />
        {t('frame.nav.more')}
      </button>
      {wasOpen && (
        <Suspense fallback={null}>
          <MoreSheet isOpen={isOpen} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </nav>
  )
}
