import { useNotifications } from '@mantine/notifications'
import { lazy, Suspense, useRef } from 'react'

export const loadToasts = () => import('./toasts.tsx')
const Toasts = lazy(() => loadToasts().then((module) => ({ default: module.Toasts })))

/** Where toasts appear; fetched with the first one at the latest, which waits in the queue until then. */
export function ToastPlace() {
  const { notifications } = useNotifications()
  const wasUsed = useRef(false)
  wasUsed.current ||= notifications.length > 0
  return wasUsed.current ? (
    <Suspense fallback={null}>
      <Toasts />
    </Suspense>
  ) : null
}
