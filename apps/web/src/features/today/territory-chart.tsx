import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import type { TerritoryBar } from './territories.ts'
import classes from './territory-chart.module.css'

/** Bars from zero, each with its label and number beside it: no legend, no grid to read. */
export function TerritoryChart({ bars }: { bars: readonly TerritoryBar[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const special = new Set<string>([t('today.noTerritory'), t('today.otherTerritories')])
  const longest = Math.max(1, ...bars.map(({ customers }) => customers))

  const sentenceOf = (bar: TerritoryBar) =>
    t('today.chartPoint', {
      territory: bar.territory,
      customers: t('customers.count', {
        count: bar.customers,
        formatted: format.count(bar.customers),
      }),
      share: format.percent(bar.share),
    })

  return (
    <ul>
      {bars.map((bar) => {
        const row = (
          <>
            <span className={classes.barName}>{bar.territory}</span>
            <span className={classes.barTrack}>
              <span
                className={classes.bar}
                style={{ width: `calc((100% - 48px) * ${bar.customers / longest})` }}
              />
              <span className="num">{format.count(bar.customers)}</span>
            </span>
          </>
        )
        return (
          <li key={bar.territory} title={sentenceOf(bar)}>
            {special.has(bar.territory) ? (
              <span className={classes.barRow}>{row}</span>
            ) : (
              <Link
                to="/customers"
                search={{ territory: bar.territory }}
                className={classes.barRow}
              >
                {row}
              </Link>
            )}
          </li>
        )
      })}
    </ul>
  )
}
