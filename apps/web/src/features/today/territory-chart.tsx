import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Bar, BarChart, LabelList, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useFormat } from '#shared/format/use-format.ts'
import type { TerritoryBar } from './territories.ts'
import classes from './today.module.css'

const rowHeight = 34

/** Bars from zero, each with its label and number beside it: no legend, no grid to read. */
export function TerritoryChart({ bars }: { bars: TerritoryBar[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const special = new Set<string>([t('today.noTerritory'), t('today.otherTerritories')])

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
    <div className={classes.chart} role="img" aria-label={bars.map(sentenceOf).join('; ')}>
      <ResponsiveContainer width="100%" height={bars.length * rowHeight + 8}>
        <BarChart
          data={bars}
          layout="vertical"
          margin={{ top: 4, right: 48, bottom: 4, left: 0 }}
          accessibilityLayer={false}
        >
          <XAxis type="number" hide domain={[0, 'dataMax']} />
          <YAxis
            type="category"
            dataKey="territory"
            width={112}
            axisLine={false}
            tickLine={false}
            interval={0}
            tick={{ fill: 'var(--l-text-muted)', fontSize: 12 }}
          />
          <Tooltip
            cursor={{ fill: 'var(--l-hover)' }}
            isAnimationActive={false}
            content={({ payload }) => {
              const bar = bars.find(
                ({ territory }) => territory === payload?.[0]?.payload?.territory,
              )
              return bar ? <div className={classes.point}>{sentenceOf(bar)}</div> : null
            }}
          />
          <Bar
            dataKey="customers"
            fill="var(--l-chart-1)"
            barSize={16}
            radius={[0, 3, 3, 0]}
            isAnimationActive={false}
            cursor="pointer"
            onClick={(_, index) => {
              const territory = bars[index]?.territory
              if (territory && !special.has(territory))
                void navigate({ to: '/customers', search: { territory } })
            }}
          >
            <LabelList
              dataKey="customers"
              position="right"
              fill="var(--l-text)"
              fontSize={12}
              formatter={(value) => format.count(Number(value))}
            />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}
