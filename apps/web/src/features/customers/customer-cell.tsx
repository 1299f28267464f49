import type { CustomerRow } from '@leora/domain/customers/customer'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { Avatar } from '#shared/parts/avatar.tsx'
import type { ColumnName } from './columns.ts'
import { StatusDot } from './customer-status.tsx'
import classes from './customer-table.module.css'
import { overLimitMinor } from './next-steps.ts'
import { CadenceBadge, HealthFigure, PriorityDot } from './standing-marks.tsx'

/** Every column but the name, which is the way into the record. */
export function CustomerCell({
  row,
  column,
}: {
  row: CustomerRow
  column: Exclude<ColumnName, 'name'>
}) {
  const { t } = useTranslation()
  const format = useFormat()

  switch (column) {
    case 'number':
      return <span className={classes.soft}>{row.number}</span>
    case 'status':
      return <StatusDot status={row.status} />
    case 'lifecycleStage':
      return t(`customers.lifecycleStage.${row.lifecycleStage}`)
    case 'customerType':
      return t(`customers.customerType.${row.customerType}`)
    case 'city':
      return [row.city, row.region].filter(Boolean).join(', ')
    case 'territory':
      return row.territory
    case 'ownerId':
      return row.ownerName ? (
        <span className={classes.owner}>
          <Avatar name={row.ownerName} size={18} />
          <span className={classes.clip}>{row.ownerName}</span>
        </span>
      ) : (
        <span className={classes.soft}>{t('customers.noOwner')}</span>
      )
    case 'accountType':
      return row.standing && t(`standing.accountType.${row.standing.accountType}`)
    case 'priority':
      return row.standing && <PriorityDot priority={row.standing.priority} />
    case 'health':
      return row.standing && <HealthFigure score={row.standing.healthScore} />
    case 'cadence':
      return row.standing?.isOffCadence && <CadenceBadge />
    case 'balanceMinor':
      return row.balanceMinor === null ? null : (
        <span
          data-over={overLimitMinor(row) > 0 || undefined}
          data-none={row.balanceMinor === 0 || undefined}
          className={classes.money}
        >
          {format.money(row.balanceMinor, row.currency)}
        </span>
      )
    case 'updatedAt':
      return (
        <time
          className={classes.soft}
          dateTime={row.updatedAt}
          title={format.dateTime(row.updatedAt)}
        >
          {format.ago(row.updatedAt)}
        </time>
      )
  }
}
