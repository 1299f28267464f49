import { trpc } from '@leora/client'
import { lazy, type ReactNode, Suspense, useDeferredValue, useEffect, useState } from 'react'
import classes from '#features/today/today.module.css'
import { TodaySkeleton } from '#features/today/today-skeleton.tsx'
import { Greeting, TodayView } from '#features/today/today-view.tsx'
import { withWords } from '#shared/i18n/with-words.ts'
import { Bone } from '#shared/states/bone.tsx'
import { ErrorState } from '#shared/states/error-state.tsx'

const loadTasks = withWords(() => import('#features/tasks/today-tasks.tsx'))
const TodayTasks = lazy(() => loadTasks().then((module) => ({ default: module.TodayTasks })))

const loadEntry = withWords(() => import('#features/audit/history-entry.tsx'))
const HistoryEntry = lazy(() => loadEntry().then((module) => ({ default: module.HistoryEntry })))

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
            <Later meanwhile={null}>
              <TodayTasks />
            </Later>
          }
          renderEntry={(item) => (
            <Later key={item.id} meanwhile={<EntryBones />}>
              <HistoryEntry item={item} namesEntity isShort />
            </Later>
          )}
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
function Later({ children, meanwhile }: { children: ReactNode; meanwhile: ReactNode }) {
  const [isTime, setTime] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setTime(true), 250)
    return () => clearTimeout(timer)
  }, [])
  return isTime ? <Suspense fallback={meanwhile}>{children}</Suspense> : meanwhile
}

function EntryBones() {
  return (
    <li className={classes.entryBones} aria-hidden>
      <Bone width={24} height={24} />
      <Bone width="64%" />
    </li>
  )
}
