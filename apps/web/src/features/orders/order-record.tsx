import { trpc } from '@leora/client'
import { isCancellable, type Order } from '@leora/domain/orders/order'
import { canCancelOrder } from '@leora/domain/orders/policy'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import table from '#shared/parts/table.module.css'
import { useActor } from '#shared/session/me.ts'
import { EmptyState } from '#shared/states/empty-state.tsx'
import { ErrorState } from '#shared/states/error-state.tsx'
import { PageSkeleton } from '#shared/states/page-skeleton.tsx'
import { describeError } from '#shared/states/sentence-for.ts'
import { showError, showToast } from '#shared/toast/toast.tsx'
import { OpenAmount } from './open-amount.tsx'
import { OrderStateDot } from './order-state.tsx'
import classes from './orders.module.css'

/** One order: of whom, what, how much, and where it stands. */
export function OrderRecord({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = trpc.orders.get.useQuery({ id }, { retry: false })
  if (error && !data) {
    const { reason } = describeError(error)
    return reason === 'not_found' || reason === 'invalid' ? (
      <EmptyState picture="lost" title={t('orders.lostTitle')} text={t('orders.lostText')} />
    ) : (
      <ErrorState error={error} onRetry={() => void refetch()} />
    )
  }
  return data ? <Loaded order={data} /> : <PageSkeleton />
}

function Loaded({ order }: { order: Order }) {
  const format = useFormat()
  return (
    <article className={classes.record}>
      <header className={classes.header}>
        <div>
          <h1 className="num">{order.number}</h1>
          <div className={classes.facts}>
            <Link to="/customers/$id" params={{ id: order.customerId }} className={classes.link}>
              <bdi>{order.customerName}</bdi>
            </Link>
            <span>{format.dateTime(order.orderedAt)}</span>
            <OrderStateDot state={order.state} />
            <OpenAmount order={order} />
          </div>
        </div>
        <CancelOrder order={order} />
      </header>
      {order.note && <p className={classes.note}>{order.note}</p>}
      <Lines order={order} />
    </article>
  )
}

function Lines({ order }: { order: Order }) {
  const { t } = useTranslation()
  const format = useFormat()
  const money = (amountMinor: number) => format.money(amountMinor, order.currency)
  return (
    <table className={table.table} aria-label={t('orders.lines')}>
      <thead>
        <tr>
          <th scope="col">{t('orders.product')}</th>
          <th scope="col" className={table.figure}>
            {t('orders.quantity')}
          </th>
          <th scope="col" className={table.figure}>
            {t('orders.price')}
          </th>
          <th scope="col" className={table.figure}>
            {t('orders.net')}
          </th>
        </tr>
      </thead>
      <tbody>
        {order.lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">
              <span className={table.stack}>
                <bdi>{line.name}</bdi>
                <span className={table.soft}>{line.sku}</span>
              </span>
            </th>
            <td data-label={t('orders.quantity')} className={table.figure}>
              {format.count(line.quantity)}
            </td>
            <td data-label={t('orders.price')} className={table.figure}>
              {money(line.unitPriceMinor)}
            </td>
            <td data-label={t('orders.net')} className={table.figure}>
              {money(line.netMinor)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot className={classes.sums}>
        {order.taxMinor > 0 && (
          <tr>
            <th scope="row" colSpan={3}>
              {t('orders.tax')}
            </th>
            <td className={table.figure}>{money(order.taxMinor)}</td>
          </tr>
        )}
        <tr>
          <th scope="row" colSpan={3}>
            {t('orders.total')}
          </th>
          <td className={table.figure}>{money(order.totalMinor)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

/** Cannot be undone, so it asks once more where it stands. */
function CancelOrder({ order }: { order: Order }) {
  const { t } = useTranslation()
  const actor = useActor()
  const utils = trpc.useUtils()
  const [isAsking, setAsking] = useState(false)
  const cancel = trpc.orders.cancel.useMutation({
    onSuccess: () => {
      showToast({ message: t('orders.cancelled', { number: order.number }) })
      void utils.orders.get.invalidate({ id: order.id })
    },
    onError: (error) => showError(describeError(error).sentence),
    onSettled: () => setAsking(false),
  })
  if (!isCancellable(order.state) || !canCancelOrder(actor).allowed) return null
  if (!isAsking) {
    return (
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('orders.cancel')}
      </Button>
    )
  }
  return (
    <div className={classes.ask}>
      <span>{t('orders.cancelAsk')}</span>
      {/* The button that had the focus is gone; the harmless answer takes it. */}
      <Button variant="default" onClick={() => setAsking(false)} ref={(node) => node?.focus()}>
        {t('orders.keep')}
      </Button>
      <Button
        color="red"
        loading={cancel.isPending}
        onClick={() => cancel.mutate({ id: order.id, expectedVersion: order.version })}
      >
        {t('orders.cancelYes')}
      </Button>
    </div>
  )
}
