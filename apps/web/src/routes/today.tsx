import { trpc } from '@leora/client'
import { lazy, Suspense, useDeferredValue, useEffect, useState } from 'react'
import { HistoryEntry } from '#features/audit/history-entry.tsx'
import classes from '#features/today/today.module.css'
import { TodaySkeleton } from '#features/today/today-skeleton.tsx'
import { Greeting, TodayView } from '#features/today/today-view.tsx'
import { withWords } from '#shared/i18n/with-words.ts'
import { ErrorState } from '#shared/states/error-state.tsx'

const loadTasks = withWords(() => import('#features/tasks/today-tasks.tsx'))
const TodayTasks = lazy(() => loadTasks().then((module) => ({ default: module.TodayTasks })))

export function TodayPage() {
  const { data, error, refetch } = trpc.metrics.getToday.useQuery()
  // Drawn in slices: on a phone the whole page at once would hold up a touch for a tenth of a second.
  const today = useDeferredValue(data)
  const isCalm = useIsCalm(today !== undefined)
  return (
    <div className={classes.page}>
      <Greeting />
      {today ? (
        <TodayView
          today={today}
          tasks={
            isCalm && (
              <Suspense fallback={null}>
                <TodayTasks />
              </Suspense>
            )
          }
          renderEntry={(item) => <HistoryEntry key={item.id} item={item} namesEntity isShort />}
        />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <TodaySkeleton />
      )}
    </div>
  )
}

/** True once what is shown has been painted and nothing else is to do: what comes then delays no one. */
function useIsCalm(isShown: boolean): boolean {
  const [isCalm, setCalm] = useState(false)
  useEffect(() => {
    if (!isShown) return
    const settle = () => setCalm(true)
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(settle, 300)
      return () => clearTimeout(timer)
    }
    const handle = requestIdleCallback(settle, { timeout: 2_000 })
    return () => cancelIdleCallback(handle)
  }, [isShown])
  return isCalm
}
