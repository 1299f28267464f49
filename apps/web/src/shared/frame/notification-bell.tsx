import { trpc } from '@leora/client'
import { lazy, Suspense, useState } from 'react'
import { withWords } from '#shared/i18n/with-words.ts'
import { BellButton } from './bell-button.tsx'

export const loadNotifications = withWords(() => import('./notification-panel.tsx'))
const fetchSoon = () => void loadNotifications()
const Panel = lazy(() =>
  loadNotifications().then((module) => ({ default: module.NotificationPanel })),
)

/** The notices' panel is fetched when a hand comes near. */
export function NotificationBell() {
  const { data } = trpc.account.listNotifications.useQuery({ limit: 20 })
  const [isAsked, setAsked] = useState(false)
  const button = (
    <BellButton
      unread={data?.unread ?? 0}
      onClick={() => setAsked(true)}
      onPointerEnter={fetchSoon}
      onFocus={fetchSoon}
    />
  )
  return isAsked ? (
    <Suspense fallback={button}>
      <Panel notifications={data} />
    </Suspense>
  ) : (
    button
  )
}
