import { withWords } from '#shared/i18n/with-words.ts'
import { loadKeptWrites } from '#shared/offline/offline-banner.tsx'
import { loadStepUp } from '#shared/second-factor/step-up-place.tsx'
import { loadToasts } from '#shared/toast/toast-place.tsx'
import { loadMore } from './bottom-bar.tsx'
import { loadNotifications } from './notification-bell.tsx'
import { loadUserMenu } from './user-menu.tsx'

export const loadPalette = withWords(() => import('#shared/palette/palette.tsx'))
export const loadSignOut = withWords(() => import('#shared/session/sign-out-question.tsx'))
export const loadShortcuts = withWords(() => import('./shortcut-sheet.tsx'))

/**
 * Fetches what opens over the page while nothing else happens: it opens at once, and without network
 * there is still a way to see what waits for it, to hear of a failure, and to leave.
 */
export function fetchPanels(): void {
  const loads = [
    loadPalette,
    loadUserMenu,
    loadToasts,
    loadNotifications,
    loadKeptWrites,
    loadSignOut,
    loadShortcuts,
    loadStepUp,
    loadMore,
  ]
  for (const load of loads) {
    // Nobody waits for this one; whoever opens the panel asks again.
    load().catch(() => undefined)
  }
}
