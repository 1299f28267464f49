import { trpc } from '@leora/client'
import type { Customer } from '@leora/domain/customers/customer'
import { type TimelineKind, timelineKinds } from '@leora/domain/timeline/timeline'
import { Button } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOf, daysBetween } from '#shared/format/format-time.ts'
import { useFormat } from '#shared/format/use-format.ts'
import { Bone } from '#shared/states/bone.tsx'
import { EmptyState } from '#shared/states/empty-state.tsx'
import { ErrorState } from '#shared/states/error-state.tsx'
import { ActivityEntry } from './activity-entry.tsx'
import { ChoiceChips } from './choice-chips.tsx'
import type { Change, Entry } from './entries.ts'
import { OrderEntry } from './order-entry.tsx'
import { TaskEntry } from './task-entry.tsx'
import classes from './timeline.module.css'

interface TimelineProps {
  customer: Customer
  /** A change, drawn by whoever knows how histories read. */
  renderChange: (change: Change) => ReactNode
}

const pageSize = 30

/** What was done with a customer and what was changed about it, in one stream, the latest first. */
export function Timeline({ customer, renderChange }: TimelineProps) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<TimelineKind | null>(null)
  const query = trpc.crm.customers.timeline.useInfiniteQuery(
    { id: customer.id, limit: pageSize, ...(kind && { kinds: [kind] }) },
    {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    },
  )
  const entries = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  const draw = (entry: Entry) => {
    switch (entry.kind) {
      case 'activity':
        return <ActivityEntry key={entry.id} activity={entry.activity} customer={customer} />
      case 'task':
        return <TaskEntry key={entry.id} task={entry.task} at={entry.at} />
      case 'order':
        return <OrderEntry key={entry.id} order={entry.order} />
      case 'change':
        return renderChange(entry.change)
    }
  }

  return (
    <div className={classes.panel}>
      <ChoiceChips
        label={t('activities.show')}
        options={timelineKinds.map((value) => ({ value, label: t(`activities.kind.${value}`) }))}
        value={kind}
        onChange={setKind}
      />
      {query.error && entries.length === 0 ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.isPending ? (
        <TimelineSkeleton />
      ) : entries.length === 0 ? (
        <EmptyState
          picture="quiet"
          title={t('activities.emptyTitle')}
          text={t('activities.emptyText')}
          isSmall
        />
      ) : (
        <Days entries={entries} draw={draw} />
      )}
      {query.hasNextPage && (
        <Button
          variant="default"
          fullWidth
          mt={16}
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('frame.action.showMore')}
        </Button>
      )}
    </div>
  )
}

function Days({ entries, draw }: { entries: readonly Entry[]; draw: (entry: Entry) => ReactNode }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { timeZone } = format.reader
  const today = dayOf(new Date(), timeZone)
  return [...Map.groupBy(entries, ({ at }) => dayOf(at, timeZone))].map(([day, ofDay]) => {
    const age = daysBetween(day, today)
    return (
      <section key={day} className={classes.day}>
        <h2>
          {age === 0
            ? t('admin.audit.today')
            : age === 1
              ? t('admin.audit.yesterday')
              : format.date(`${day}T12:00:00Z`)}
        </h2>
        <ol>{ofDay.map(draw)}</ol>
      </section>
    )
  })
}

function TimelineSkeleton() {
  const { t } = useTranslation()
  return (
    <div className={classes.skeleton} role="status" aria-label={t('frame.state.loading')}>
      {[62, 48, 70, 55].map((width) => (
        <div key={width}>
          <Bone width={24} height={24} />
          <Bone width={`${width}%`} />
        </div>
      ))}
    </div>
  )
}
