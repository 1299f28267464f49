import { useNotifications } from '@mantine/notifications'
import { lazy, Suspense, useRef } from 'react'

const Toasts = lazy(() => import('./toasts.tsx').then((module) => ({ default: module.Toasts })))

/** Where toasts appear; fetched with the first one, which waits in the queue until then. */
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
