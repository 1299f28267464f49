import { trpc } from '@leora/client'
import { HistoryEntry } from '#features/audit/history-entry.tsx'
import classes from '#features/today/today.module.css'
import { TodaySkeleton } from '#features/today/today-skeleton.tsx'
import { Greeting, TodayView } from '#features/today/today-view.tsx'
import { ErrorState } from '#shared/states/error-state.tsx'

export function TodayPage() {
  const { data, error, refetch } = trpc.metrics.getToday.useQuery()
  return (
    <div className={classes.page}>
      <Greeting />
      {data ? (
        <TodayView
          today={data}
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
