import type { SecurityOverview } from '@leora/domain/security/overview'
import { useTranslation } from 'react-i18next'
import { useReader } from '#shared/format/use-format.ts'
import classes from './hour-grid.module.css'

const weekdays = [1, 2, 3, 4, 5, 6, 7]
const hours = Array.from({ length: 24 }, (_, hour) => hour)

/** When people sign in, an hour of the week in each cell; read aloud it is a table. */
export function HourGrid({ hours: counts }: { hours: SecurityOverview['byHour'] }) {
  const { t } = useTranslation()
  const { locale } = useReader()
  const countOf = new Map(counts.map(({ weekday, hour, count }) => [`${weekday} ${hour}`, count]))
  const most = Math.max(1, ...counts.map(({ count }) => count))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <fieldset className={classes.scroll} tabIndex={0} aria-labelledby="by-hour">
      <table className={classes.grid}>
        <thead>
          <tr>
            <td />
            {hours.map((hour) => (
              <th key={hour} scope="col" className="num">
                <span className={hour % 3 === 0 ? undefined : 'sr-only'}>{hour}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weekdays.map((weekday) => (
            <tr key={weekday}>
              <th scope="row">{nameOf(weekday, locale, 'short')}</th>
              {hours.map((hour) => {
                const count = countOf.get(`${weekday} ${hour}`) ?? 0
                const words = t('overview.hourCell', {
                  count,
                  day: nameOf(weekday, locale, 'long'),
                  hour,
                })
                return (
                  <td key={hour} title={words}>
                    <span
                      className={classes.cell}
                      style={{ opacity: count === 0 ? 1 : 0.15 + (0.85 * count) / most }}
                      data-empty={count === 0 || undefined}
                    />
                    <span className="sr-only">{count}</span>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  )
}

// The first of January 2024 was a Monday.
function nameOf(weekday: number, locale: string, form: 'short' | 'long'): string {
  const date = new Date(Date.UTC(2024, 0, weekday))
  return new Intl.DateTimeFormat(locale, { weekday: form, timeZone: 'UTC' }).format(date)
}
