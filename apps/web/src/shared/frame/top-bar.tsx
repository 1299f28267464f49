import { IconChevronRight, IconSearch } from '@tabler/icons-react'
import { useMatches } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Keys, modKey } from '#shared/parts/kbd.tsx'
import { places } from '#shared/places/places.ts'
import classes from './frame.module.css'
import { NotificationBell } from './notification-bell.tsx'
import { UserMenu } from './user-menu.tsx'

interface TopBarProps {
  onPalette: () => void
  onPaletteIntent: () => void
  onShortcuts: () => void
}

export function TopBar({ onPalette, onPaletteIntent, onShortcuts }: TopBarProps) {
  const { t } = useTranslation()
  const place = useMatches({ select: (matches) => matches.at(-1)?.staticData.place })
  const title = place ? t(`frame.nav.${place}`) : t('frame.product')

  useEffect(() => {
    document.title = `${title} · Leora`
  }, [title])

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
      <UserMenu onShortcuts={onShortcuts} />
    </header>
  )
}
