import { IconChevronRight, IconSearch } from '@tabler/icons-react'
import { useMatches } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Keys, modKey } from '#shared/parts/kbd.tsx'
import { places } from '#shared/places/places.ts'
import { useMe } from '#shared/session/me.ts'
import classes from './frame.module.css'
import { NotificationBell } from './notification-bell.tsx'
import { UserMenu } from './user-menu.tsx'

interface TopBarProps {
  onPalette: () => void
  onPaletteIntent: () => void
  onShortcuts: () => void
  onSignOut: () => void
}

export function TopBar({ onPalette, onPaletteIntent, onShortcuts, onSignOut }: TopBarProps) {
  const { t } = useTranslation()
  const me = useMe()
  const place = useMatches({ select: (matches) => matches.at(-1)?.staticData.place })
  const title = place ? t(`frame.nav.${place}`) : t('frame.product')

  // Whoever works in several companies tells their tabs apart.
  const house = me.tenants.length > 1 ? me.tenant.name : t('frame.product')

  useEffect(() => {
    document.title = `${title} · ${house}`
  }, [title, house])

  return (
    <header className={classes.top} data-no-print>
      <div className={classes.place}>
        {place && (
          <>
            <span>{t(`frame.nav.${places[place].group}`)}</span>
            <IconChevronRight size={14} aria-hidden />
          </>
        )}
        <b>{title}</b>
      </div>
      <button
        type="button"
        className={classes.search}
        onClick={onPalette}
        onPointerEnter={onPaletteIntent}
        aria-keyshortcuts="Control+K Meta+K"
      >
        <IconSearch size={14} aria-hidden />
        <span className={classes.searchText}>{t('frame.top.search')}</span>
        <Keys keys={`${modKey} K`} />
      </button>
      <NotificationBell />
      <UserMenu onShortcuts={onShortcuts} onSignOut={onSignOut} />
    </header>
  )
}
