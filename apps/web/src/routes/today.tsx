import { trpc } from '@leora/client'
import { useDeferredValue } from 'react'
import { HistoryEntry } from '#features/audit/history-entry.tsx'
import classes from '#features/today/today.module.css'
import { TodaySkeleton } from '#features/today/today-skeleton.tsx'
import { Greeting, TodayView } from '#features/today/today-view.tsx'
import { ErrorState } from '#shared/states/error-state.tsx'

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
