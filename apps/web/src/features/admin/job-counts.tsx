import { trpc } from '@leora/client'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import tableClasses from '#shared/parts/table.module.css'
import { EmptyState } from '#shared/states/empty-state.tsx'
import { ErrorState } from '#shared/states/error-state.tsx'
import { PageSkeleton } from '#shared/states/page-skeleton.tsx'
import { groupJobs, jobColumns } from './group-jobs.ts'
import classes from './job-counts.module.css'

const refreshMs = 5000

export function JobCounts() {
  const { t } = useTranslation()
  const format = useFormat()
  const { data, error, refetch } = trpc.admin.listJobs.useQuery(undefined, {
    refetchInterval: refreshMs,
  })
  const queues = useMemo(() => groupJobs(data ?? []), [data])

  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  if (queues.length === 0) {
    return (
      <EmptyState
        picture="quiet"
        title={t('admin.jobs.emptyTitle')}
        text={t('admin.jobs.emptyText')}
      />
    )
  }
  return (
    <table className={tableClasses.table}>
      <thead>
        <tr>
          <th scope="col">{t('admin.jobs.queue')}</th>
          {jobColumns.map((column) => (
            <th key={column} scope="col" className={tableClasses.figure}>
              {t(`admin.jobs.${column}`)}
            </th>
          ))}
          <th scope="col" className={tableClasses.figure}>
            {t('admin.jobs.oldest')}
          </th>
        </tr>
      </thead>
      <tbody>
        {queues.map(({ queue, counts, oldestAt }) => (
          <tr key={queue}>
            <th scope="row">{queue}</th>
            {jobColumns.map((column) => (
              <td
                key={column}
                className={`${tableClasses.figure} ${classes.count}`}
                data-label={t(`admin.jobs.${column}`)}
                data-column={column}
                data-zero={counts[column] === 0 || undefined}
              >
                {format.count(counts[column])}
              </td>
            ))}
            <td
              className={`${tableClasses.figure} ${tableClasses.soft}`}
              data-label={t('admin.jobs.oldest')}
            >
              {oldestAt ? format.ago(oldestAt) : '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
