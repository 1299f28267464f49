import type { Me } from '@leora/domain/account/account'
import { useNavigate } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '#shared/keyboard/use-shortcuts.ts'
import { OfflineBanner } from '#shared/offline/offline-banner.tsx'
import { placesFor } from '#shared/places/places.ts'
import { useMe } from '#shared/session/me.ts'
import { BottomBar } from './bottom-bar.tsx'
import { fetchPanels, loadPalette, loadShortcuts, loadSignOut } from './fetch-panels.ts'
import classes from './frame.module.css'
import { Navigation } from './navigation.tsx'
import { TopBar } from './top-bar.tsx'

const storageKey = 'leora.navigation'

const ShortcutSheet = lazy(() =>
  loadShortcuts().then((module) => ({ default: module.ShortcutSheet })),
)
const SignOutQuestion = lazy(() =>
  loadSignOut().then((module) => ({ default: module.SignOutQuestion })),
)
const Palette = lazy(() => loadPalette().then((module) => ({ default: module.Palette })))

// What the policy says, told here so that the first page need not load the table of rights.
function mayCreate({ role, permissionSet }: Me): boolean {
  if (permissionSet) return permissionSet.grants['customers.create'] !== undefined
  return role !== 'viewer' && role !== 'warehouse'
}

export function Frame({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const me = useMe()
  const navigate = useNavigate()
  const [isNarrow, setNarrow] = useState(() => localStorage.getItem(storageKey) === 'icons')
  const [isPaletteOpen, setPaletteOpen] = useState(false)
  const [wasPaletteOpen, setWasPaletteOpen] = useState(false)
  const [isSheetOpen, setSheetOpen] = useState(false)
  const [isLeaving, setLeaving] = useState(false)

  useEffect(() => {
    const timer = setTimeout(fetchPanels, 1500)
    return () => clearTimeout(timer)
  }, [])

  const openPalette = () => {
    setWasPaletteOpen(true)
    setPaletteOpen(true)
  }
  const acts = { onShortcuts: () => setSheetOpen(true), onSignOut: () => setLeaving(true) }
  const stay = useCallback(() => setLeaving(false), [])
  const toggleNavigation = () => {
    localStorage.setItem(storageKey, isNarrow ? 'full' : 'icons')
    setNarrow(!isNarrow)
  }

  useShortcuts({
    'mod+k': openPalette,
    '?': () => setSheetOpen(true),
    'g t': () => void navigate({ to: '/' }),
    'g d': () => void navigate({ to: '/tasks' }),
    'g c': () => void navigate({ to: '/customers' }),
    ...(placesFor(me).includes('audit') && {
      'g h': () => void navigate({ to: '/admin/audit' }),
    }),
    ...(mayCreate(me) && {
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
        <TopBar onPalette={openPalette} onPaletteIntent={() => void loadPalette()} {...acts} />
        <OfflineBanner />
        <main id="content" className={classes.content} tabIndex={-1}>
          {children}
        </main>
        {/* What a page keeps within reach of a thumb, so that it covers nothing. */}
        <div id="thumb" />
      </div>
      <BottomBar onPalette={openPalette} />
      {wasPaletteOpen && (
        <Suspense fallback={null}>
          <Palette isOpen={isPaletteOpen} onClose={() => setPaletteOpen(false)} {...acts} />
        </Suspense>
      )}
      {isLeaving && (
        <Suspense fallback={null}>
          <SignOutQuestion onClose={stay} />
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
