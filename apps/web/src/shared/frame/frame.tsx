import { useNavigate } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '#shared/keyboard/use-shortcuts.ts'
import { OfflineBanner } from '#shared/offline/offline-banner.tsx'
import { placesFor } from '#shared/places/places.ts'
import { useMe } from '#shared/session/me.ts'
import { BottomBar } from './bottom-bar.tsx'
import classes from './frame.module.css'
import { Navigation } from './navigation.tsx'
import { TopBar } from './top-bar.tsx'

const storageKey = 'leora.navigation'

const loadPalette = () => import('../palette/palette.tsx')
const ShortcutSheet = lazy(() =>
  import('./shortcut-sheet.tsx').then((module) => ({ default: module.ShortcutSheet })),
)
const Palette = lazy(() => loadPalette().then((module) => ({ default: module.Palette })))

export function Frame({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const { role } = useMe()
  const navigate = useNavigate()
  const [isNarrow, setNarrow] = useState(() => localStorage.getItem(storageKey) === 'icons')
  const [isPaletteOpen, setPaletteOpen] = useState(false)
  const [wasPaletteOpen, setWasPaletteOpen] = useState(false)
  const [isSheetOpen, setSheetOpen] = useState(false)

  // Fetched while nothing else happens, so that the shortcut opens it at once.
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), 1500)
    return () => clearTimeout(timer)
  }, [])

  const openPalette = () => {
    setWasPaletteOpen(true)
    setPaletteOpen(true)
  }
  const toggleNavigation = () => {
    localStorage.setItem(storageKey, isNarrow ? 'full' : 'icons')
    setNarrow(!isNarrow)
  }

  useShortcuts({
    'mod+k': openPalette,
    '?': () => setSheetOpen(true),
    'g t': () => void navigate({ to: '/' }),
    'g c': () => void navigate({ to: '/customers' }),
    ...(placesFor(role).includes('audit') && {
      'g h': () => void navigate({ to: '/admin/audit' }),
    }),
    ...(role !== 'viewer' &&
      role !== 'warehouse' && {
        c: () => void navigate({ to: '/customers', search: { create: true } }),
      }),
  })

  return (
    <div className={classes.frame} data-narrow={isNarrow || undefined}>
      <a className={classes.skip} href="#content">
        {t('frame.skip')}
      </a>
      <Navigation isNarrow={isNarrow} onToggle={toggleNavigation} />
      <div className={classes.main}>
        <TopBar
          onPalette={openPalette}
          onPaletteIntent={() => void loadPalette()}
          onShortcuts={() => setSheetOpen(true)}
        />
        <OfflineBanner />
        <main id="content" className={classes.content} tabIndex={-1}>
          {children}
        </main>
      </div>
      <BottomBar onPalette={openPalette} />
      {wasPaletteOpen && (
        <Suspense fallback={null}>
          <Palette
            isOpen={isPaletteOpen}
            onClose={() => setPaletteOpen(false)}
            onShortcuts={() => setSheetOpen(true)}
          />
        </Suspense>
      )}
      {isSheetOpen && (
        <Suspense fallback={null}>
          <ShortcutSheet isOpen onClose={() => setSheetOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}
