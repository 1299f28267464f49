import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import tableClasses from '#shared/parts/table.module.css'
import { readTerritories, type TerritoryBar } from './territories.ts'
import { TerritoryChart } from './territory-chart.tsx'
import classes from './today.module.css'
import type { Today } from './today.ts'

export function TerritorySection({ territories }: { territories: Today['territories'] }) {
  const { t } = useTranslation()
  const [view, setView] = useState<'chart' | 'table'>('chart')
  const bars = useMemo(
    () =>
      readTerritories(territories, {
        none: t('today.noTerritory'),
        other: t('today.otherTerritories'),
      }),
    [territories, t],
  )
  return (
    <section className={classes.card} aria-labelledby="territories-title">
      <div className={classes.cardHead}>
        <h2 id="territories-title">{t('today.territories')}</h2>
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={() => setView(view === 'chart' ? 'table' : 'chart')}
        >
          {t(view === 'chart' ? 'today.showTable' : 'today.showChart')}
        </Button>
      </div>
      {view === 'chart' ? <TerritoryChart bars={bars} /> : <TerritoryTable bars={bars} />}
    </section>
  )
}

function TerritoryTable({ bars }: { bars: readonly TerritoryBar[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <table className={tableClasses.table}>
      <thead>
        <tr>
          <th scope="col">{t('customers.field.territory')}</th>
          <th scope="col" className={tableClasses.figure}>
            {t('customers.title')}
          </th>
          <th scope="col" className={tableClasses.figure}>
            {t('today.share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.territory}>
            <th scope="row">{bar.territory}</th>
            <td className={tableClasses.figure} data-label={t('customers.title')}>
              {format.count(bar.customers)}
            </td>
            <td className={tableClasses.figure} data-label={t('today.share')}>
              {format.percent(bar.share)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
