import type { OrderRow } from '@leora/domain/orders/order'
import { IconShoppingCart } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { Badge } from '#shared/parts/badge.tsx'
import classes from './timeline.module.css'

export function OrderEntry({ order }: { order: OrderRow }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { number, state, orderedAt, totalMinor, currency } = order
  return (
    <li className={classes.entry}>
      <span className={classes.mark} data-type="order">
        <IconShoppingCart size={16} aria-hidden />
      </span>
      <div className={classes.body}>
        <div className={classes.line}>
          <span className={classes.sentence}>
            <b>{t('activities.order')}</b> <span className="num">{number}</span>
            <span className={`${classes.soft} num`}> · {format.money(totalMinor, currency)}</span>{' '}
            <Badge tone={state === 'cancelled' ? 'warn' : 'neutral'}>
              {t(`orders.state.${state}`)}
            </Badge>
          </span>
          <time className={classes.time} dateTime={orderedAt} title={format.dateTime(orderedAt)}>
            {format.time(orderedAt)}
          </time>
        </div>
      </div>
    </li>
  )
}
