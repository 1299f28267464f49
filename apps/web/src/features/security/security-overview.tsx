import { trpc } from '@leora/client'
import { overviewDays } from '@leora/domain/security/overview'
import { SegmentedControl } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import type { SecuritySearch } from '#shared/places/security-search.ts'
import { ErrorState } from '#shared/states/error-state.tsx'
import { PageSkeleton } from '#shared/states/page-skeleton.tsx'
import { BarList } from './bar-list.tsx'
import { HourGrid } from './hour-grid.tsx'
import { SecurityFigures } from './security-figures.tsx'
import classes from './security-overview.module.css'
import { Watchlist } from './watchlist.tsx'

const SignInChart = lazy(() =>
  import('./sign-in-chart.tsx').then((module) => ({ default: module.SignInChart })),
)

interface SecurityOverviewProps {
  search: SecuritySearch
  onSearch: (search: SecuritySearch) => void
}

/** Who signs in, when, where and how, and what needs somebody's eye. */
export function SecurityOverview({ search, onSearch }: SecurityOverviewProps) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const days = search.days ?? 30
  const { data, error, refetch } = trpc.admin.getSecurityOverview.useQuery(
    { days },
    { placeholderData: (before) => before },
  )

  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  const featureName = (feature: string) => {
    const key = `overview.feature.${feature}`
    return i18n.exists(key) ? t(key as 'overview.feature.customers') : feature.replaceAll('_', ' ')
  }
  const placeName = (country: string | null) => {
    if (country === null) return t('sessions.place.unknown')
    return country === 'local' ? t('sessions.place.local') : format.country(country)
  }
  return (
    <>
      <div className={classes.period}>
        <SegmentedControl
          aria-label={t('overview.period')}
          value={String(days)}
          onChange={(value) => {
            const { days: _, ...rest } = search
            onSearch(value === '30' ? rest : { ...rest, days: value === '7' ? 7 : 90 })
          }}
          data={overviewDays.map((count) => ({
            value: String(count),
            label: t('overview.days', { count }),
          }))}
        />
      </div>
      <SecurityFigures figures={data.figures} />
      <Watchlist overview={data} />
      <div className={classes.grid}>
        <section className={classes.wide} aria-labelledby="by-day">
          <h2 id="by-day">{t('overview.byDay')}</h2>
          <Suspense fallback={<div className={classes.chart} />}>
            <SignInChart days={data.byDay} />
          </Suspense>
        </section>
        <section className={classes.wide} aria-labelledby="by-hour">
          <h2 id="by-hour">{t('overview.byHour')}</h2>
          <p>{t('overview.byHourText', { zone: data.timeZone })}</p>
          <HourGrid hours={data.byHour} />
        </section>
        <section aria-labelledby="by-place">
          <h2 id="by-place">{t('overview.byPlace')}</h2>
          <BarList
            empty={t('overview.nothing')}
            bars={data.byCountry.map(({ country, signedIn, refused }) => ({
              key: country ?? 'unknown',
              name: placeName(country),
              value: signedIn,
              note: refused > 0 ? t('overview.refusedThere', { count: refused }) : null,
              search: country ? { ...search, country } : null,
            }))}
          />
        </section>
        <section aria-labelledby="by-method">
          <h2 id="by-method">{t('overview.byMethod')}</h2>
          <BarList
            empty={t('overview.nothing')}
            bars={data.byMethod.map(({ method, count }) => ({
              key: method,
              name: t(`sessions.method.${method}`),
              value: count,
              note: null,
              search: null,
            }))}
          />
        </section>
        <section aria-labelledby="features">
          <h2 id="features">{t('overview.features')}</h2>
          <p>{t('overview.featuresText')}</p>
          <BarList
            empty={t('overview.noFeatures')}
            bars={data.features.map(({ feature, uses, people }) => ({
              key: feature,
              name: featureName(feature),
              value: uses,
              note: t('overview.people', { count: people }),
              search: null,
            }))}
          />
        </section>
      </div>
    </>
  )
}
