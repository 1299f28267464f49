import type { SecurityOverview } from '@leora/domain/security/overview'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useFormat } from '#shared/format/use-format.ts'
import tableClasses from '#shared/parts/table.module.css'
import classes from './security-overview.module.css'

type Days = SecurityOverview['byDay']

/** Sign-ins and refused tries by day, and the same as a table. */
export function SignInChart({ days }: { days: Days }) {
  const { t } = useTranslation()
  const [isTable, setTable] = useState(false)
  return (
    <>
      <Button variant="subtle" className={classes.twin ?? ''} onClick={() => setTable(!isTable)}>
        {t(isTable ? 'today.showChart' : 'today.showTable')}
      </Button>
      {isTable ? <DayTable days={days} /> : <Bars days={days} />}
    </>
  )
}

function Bars({ days }: { days: Days }) {
  const { t } = useTranslation()
  const format = useFormat()
  // Noon, so that the day stays itself in every zone.
  const nameOf = (day: unknown) => format.date(`${String(day)}T12:00:00Z`)
  const shortDay = new Intl.DateTimeFormat(format.reader.locale, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
  const axis = { stroke: 'var(--l-text-muted)', fontSize: 12, tickLine: false } as const
  return (
    <div className={classes.chart} role="img" aria-label={t('overview.byDay')}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={days} margin={{ top: 8, right: 8, bottom: 0, left: 0 }}>
          <CartesianGrid vertical={false} stroke="var(--l-chart-grid)" />
          <XAxis
            {...axis}
            dataKey="day"
            minTickGap={40}
            tickFormatter={(day: string) => shortDay.format(new Date(day))}
          />
          <YAxis {...axis} width={32} allowDecimals={false} axisLine={false} />
          <Tooltip
            cursor={{ fill: 'var(--l-hover)' }}
            labelFormatter={nameOf}
            contentStyle={{
              background: 'var(--l-raised)',
              border: '1px solid var(--l-line)',
              borderRadius: 6,
              fontSize: 12,
            }}
          />
          <Bar
            dataKey="signedIn"
            name={t('overview.signedIn')}
            stackId="day"
            fill="var(--l-chart-2)"
            isAnimationActive={false}
          />
          <Bar
            dataKey="refused"
            name={t('overview.refused')}
            stackId="day"
            fill="var(--l-chart-1)"
            isAnimationActive={false}
          />
        </BarChart>
      </ResponsiveContainer>
      <ul className={classes.legend}>
        <li data-series="signedIn">{t('overview.signedIn')}</li>
        <li data-series="refused">{t('overview.refused')}</li>
      </ul>
    </div>
  )
}

function DayTable({ days }: { days: Days }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <table className={tableClasses.table}>
      <thead>
        <tr>
          <th scope="col">{t('overview.day')}</th>
          <th scope="col" className={tableClasses.figure}>
            {t('overview.signedIn')}
          </th>
          <th scope="col" className={tableClasses.figure}>
            {t('overview.refused')}
          </th>
        </tr>
      </thead>
      <tbody>
        {days.toReversed().map(({ day, signedIn, refused }) => (
          <tr key={day}>
            <th scope="row">{format.date(`${day}T12:00:00Z`)}</th>
            <td data-label={t('overview.signedIn')} className={tableClasses.figure}>
              {format.count(signedIn)}
            </td>
            <td data-label={t('overview.refused')} className={tableClasses.figure}>
              {format.count(refused)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
