import { trpc } from '@leora/client'
import { signInGroups } from '@leora/domain/security/overview'
import { Button, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { Badge } from '#shared/parts/badge.tsx'
import tableClasses from '#shared/parts/table.module.css'
import type { SecuritySearch } from '#shared/places/security-search.ts'
import { DeviceName } from '#shared/sessions/device-name.tsx'
import { usePlaceText } from '#shared/sessions/use-place-text.ts'
import { EmptyState } from '#shared/states/empty-state.tsx'
import { ErrorState } from '#shared/states/error-state.tsx'
import { PageSkeleton } from '#shared/states/page-skeleton.tsx'
import classes from './security-overview.module.css'
import { useExportSignIns } from './use-export-sign-ins.ts'

interface SignInListProps {
  search: SecuritySearch
  onSearch: (search: SecuritySearch) => void
}

/** The rows behind the figures. */
export function SignInList({ search, onSearch }: SignInListProps) {
  const { t } = useTranslation()
  const { days = 30, ...filter } = search
  const { save, isSaving } = useExportSignIns({ days, ...filter })
  const { group: _, ...ungrouped } = search
  const isNarrowed = filter.country !== undefined || filter.userId !== undefined
  return (
    <section id="rows" aria-labelledby="rows-title">
      <div className={classes.rowsHead}>
        <h2 id="rows-title">{t('overview.rows')}</h2>
        <div className={classes.actions}>
          {isNarrowed && (
            <Button
              variant="default"
              onClick={() => onSearch(search.days ? { days: search.days } : {})}
            >
              {t('overview.showAll')}
            </Button>
          )}
          <SegmentedControl
            aria-label={t('overview.rows')}
            value={filter.group ?? 'all'}
            onChange={(value) => {
              const group = signInGroups.find((one) => one === value)
              onSearch(group ? { ...ungrouped, group } : ungrouped)
            }}
            data={[
              { value: 'all', label: t('overview.all') },
              ...signInGroups.map((group) => ({
                value: group,
                label: t(`overview.group.${group}`),
              })),
            ]}
          />
          <Button variant="default" loading={isSaving} onClick={save}>
            {t('overview.export')}
          </Button>
        </div>
      </div>
      <Rows search={{ ...filter, days }} />
    </section>
  )
}

function Rows({ search }: { search: SecuritySearch | { days: 30 } }) {
  const { t } = useTranslation()
  const format = useFormat()
  const placeText = usePlaceText()
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } =
    trpc.admin.listSignIns.useInfiniteQuery(
      { ...search, limit: 50 },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    )
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  const items = data.pages.flatMap((page) => page.items)
  if (items.length === 0) {
    return (
      <EmptyState
        picture="quiet"
        title={t('overview.emptyTitle')}
        text={t('overview.emptyText')}
        isSmall
      />
    )
  }
  return (
    <>
      <table className={tableClasses.table}>
        <thead>
          <tr>
            <th scope="col">{t('overview.who')}</th>
            <th scope="col">{t('overview.outcome')}</th>
            <th scope="col">{t('sessions.place.title')}</th>
            <th scope="col">{t('sessions.device')}</th>
            <th scope="col">{t('overview.when')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <bdi>{row.userName}</bdi>
              </th>
              <td data-label={t('overview.outcome')}>
                <span className={tableClasses.stack}>
                  <span>{t(`overview.outcomes.${row.outcome}`)}</span>
                  {row.anomalies.length > 0 && (
                    <Badge tone="bad">
                      {format.list(row.anomalies.map((one) => t(`sessions.anomaly.${one}`)))}
                    </Badge>
                  )}
                </span>
              </td>
              <td data-label={t('sessions.place.title')}>
                <span className={tableClasses.stack}>
                  <bdi>{placeText(row)}</bdi>
                  <span className={`${tableClasses.soft} num`}>{row.ipAddress}</span>
                </span>
              </td>
              <td data-label={t('sessions.device')}>
                <span className={tableClasses.who}>
                  <DeviceName userAgent={row.userAgent} />
                </span>
              </td>
              <td data-label={t('overview.when')} title={format.dateTime(row.at)}>
                {format.ago(row.at)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('overview.further')}
        </Button>
      )}
    </>
  )
}
