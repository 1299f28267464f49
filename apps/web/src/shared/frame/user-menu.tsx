import { lazy, Suspense, useState } from 'react'
import { UserButton } from './user-button.tsx'

const load = () => import('./user-menu-panel.tsx')
const fetchSoon = () => void load()
const Panel = lazy(() => load().then((module) => ({ default: module.UserMenuPanel })))

/** The menu is fetched when a hand comes near. */
export function UserMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const [isAsked, setAsked] = useState(false)
  const button = (
    <UserButton onClick={() => setAsked(true)} onPointerEnter={fetchSoon} onFocus={fetchSoon} />
  )
  return isAsked ? (
    <Suspense fallback={button}>
      <Panel onShortcuts={onShortcuts} />
    </Suspense>
  ) : (
    button
  )
}
