import { trpc } from '@leora/client'
import { Button } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOf, daysBetween } from '#shared/format/format-time.ts'
import { useFormat } from '#shared/format/use-format.ts'
import { Bone } from '#shared/states/bone.tsx'
import { EmptyState } from '#shared/states/empty-state.tsx'
import { ErrorState } from '#shared/states/error-state.tsx'
import classes from './history.module.css'
import { HistoryEntry } from './history-entry.tsx'
import type { HistoryItem } from './read-changes.ts'

interface HistoryProps {
  entityType?: string
  entityId?: string
  actorId?: string
  action?: string
  namesEntity?: boolean
}

const pageSize = 50

/** What happened, newest first, by day in the reader's zone. */
export function History({
  entityType,
  entityId,
  actorId,
  action,
  namesEntity = false,
}: HistoryProps) {
  const { t } = useTranslation()
  const input = {
    limit: pageSize,
    ...(entityType && { entityType }),
    ...(entityId && { entityId }),
    ...(actorId && { actorId }),
    ...(action && { action }),
  }
  const query = trpc.crm.extensions.getAuditLog.useInfiniteQuery(input, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])

  if (query.error && items.length === 0) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  }
  if (query.isPending) return <HistorySkeleton />
  if (items.length === 0) {
    return (
      <EmptyState
        picture="quiet"
        title={t('admin.audit.emptyTitle')}
        text={t('admin.audit.emptyText')}
        isSmall
      />
    )
  }
  return (
    <div>
      <Days items={items} namesEntity={namesEntity} />
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

function Days({ items, namesEntity }: { items: readonly HistoryItem[]; namesEntity: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { timeZone } = format.reader
  const today = dayOf(new Date(), timeZone)
  const days = Map.groupBy(items, (item) => dayOf(item.at, timeZone))

  return [...days].map(([day, entries]) => {
    const age = daysBetween(day, today)
    const name =
      age === 0
        ? t('admin.audit.today')
        : age === 1
          ? t('admin.audit.yesterday')
          : format.date(`${day}T12:00:00Z`)
    return (
      <section key={day} className={classes.day}>
        <h2>{name}</h2>
        <ol>
          {entries.map((item) => (
            <HistoryEntry key={item.id} item={item} namesEntity={namesEntity} />
          ))}
        </ol>
      </section>
    )
  })
}

function HistorySkeleton() {
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
