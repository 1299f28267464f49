import { lazy, Suspense, useState } from 'react'
import { UserButton } from './user-button.tsx'

export interface UserMenuActs {
  onShortcuts: () => void
  onSignOut: () => void
}

export const loadUserMenu = () => import('./user-menu-panel.tsx')
const fetchSoon = () => void loadUserMenu()
const Panel = lazy(() => loadUserMenu().then((module) => ({ default: module.UserMenuPanel })))

/** The menu is fetched when a hand comes near. */
export function UserMenu(acts: UserMenuActs) {
  const [isAsked, setAsked] = useState(false)
  const button = (
    <UserButton onClick={() => setAsked(true)} onPointerEnter={fetchSoon} onFocus={fetchSoon} />
  )
  return isAsked ? (
    <Suspense fallback={button}>
      <Panel {...acts} />
    </Suspense>
  ) : (
    button
  )
}
