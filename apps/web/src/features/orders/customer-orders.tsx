import { trpc } from '@leora/client'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import table from '#shared/parts/table.module.css'
import { Bone } from '#shared/states/bone.tsx'
import { EmptyState } from '#shared/states/empty-state.tsx'
import { ErrorState } from '#shared/states/error-state.tsx'
import { OpenAmount } from './open-amount.tsx'
import { OrderStateDot } from './order-state.tsx'
import classes from './orders.module.css'

const pageSize = 50

/** What a customer ordered, newest first. */
export function CustomerOrders({ customerId }: { customerId: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const query = trpc.orders.list.useInfiniteQuery(
    { customerId, limit: pageSize },
    { getNextPageParam: (page) => page.nextCursor ?? undefined },
  )
  const orders = query.data?.pages.flatMap((page) => page.items) ?? []

  if (query.error && orders.length === 0) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  }
  if (query.isPending) return <OrdersSkeleton />
  if (orders.length === 0) {
    return (
      <EmptyState
        picture="quiet"
        title={t('orders.emptyTitle')}
        text={t('orders.emptyText')}
        isSmall
      />
    )
  }
  return (
    <div className={classes.panel}>
      <table className={table.table} aria-label={t('orders.title')}>
        <thead>
          <tr>
            <th scope="col">{t('orders.number')}</th>
            <th scope="col">{t('orders.orderedAt')}</th>
            <th scope="col">{t('orders.stateOf')}</th>
            <th scope="col" className={table.figure}>
              {t('orders.total')}
            </th>
            <th scope="col">{t('orders.payment')}</th>
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => (
            <tr key={order.id}>
              <th scope="row">
                <Link to="/orders/$id" params={{ id: order.id }} className={classes.link}>
                  {order.number}
                </Link>
              </th>
              <td data-label={t('orders.orderedAt')}>{format.date(order.orderedAt)}</td>
              <td data-label={t('orders.stateOf')}>
                <OrderStateDot state={order.state} />
              </td>
              <td data-label={t('orders.total')} className={table.figure}>
                {format.money(order.totalMinor, order.currency)}
              </td>
              <td data-label={t('orders.payment')}>
                <OpenAmount order={order} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {query.hasNextPage && (
        <Button
          variant="default"
          fullWidth
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('orders.further')}
        </Button>
      )}
    </div>
  )
}

function OrdersSkeleton() {
  const { t } = useTranslation()
  return (
    <div className={classes.panel} role="status" aria-label={t('frame.state.loading')}>
      {[88, 76, 92, 70].map((width) => (
        <Bone key={width} width={`${width}%`} height={20} />
      ))}
    </div>
  )
}
