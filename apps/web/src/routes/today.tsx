import { trpc } from '@leora/client'
import { lazy, type ReactNode, Suspense, useDeferredValue, useEffect, useState } from 'react'
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
  return (
    <div className={classes.page}>
      <Greeting />
      {today ? (
        <TodayView
          today={today}
          tasks={
            <Later>
              <TodayTasks />
            </Later>
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

/** What may wait until the page has been painted, so that it delays nothing. */
function Later({ children }: { children: ReactNode }) {
  const [isTime, setTime] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setTime(true), 250)
    return () => clearTimeout(timer)
  }, [])
  return isTime && <Suspense>{children}</Suspense>
}
