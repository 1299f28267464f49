import { useRecentlyChanged } from '@leora/client'
import type { CustomerRow } from '@leora/domain/customers/customer'
import { Link } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { StatusDot } from './customer-status.tsx'
import classes from './customer-table.module.css'
import { overLimitMinor } from './next-steps.ts'

const cardHeight = 64

/** The list on a phone: two lines a customer, a tap opens the page. */
export function CustomerCards({
  rows,
  onEnd,
}: {
  rows: readonly CustomerRow[]
  onEnd: () => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const scroller = useRef<HTMLDivElement>(null)
  const changed = useRecentlyChanged('customers')
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => cardHeight,
    overscan: 8,
  })
  const items = virtualizer.getVirtualItems()
  const lastIndex = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (rows.length > 0 && lastIndex >= rows.length - 30) onEnd()
  }, [lastIndex, rows.length, onEnd])

  return (
    <section
      ref={scroller}
      className={classes.scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      aria-label={t('customers.tableLabel')}
    >
      <ul className={classes.cards} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index]
          if (!row) return null
          return (
            <li key={row.id}>
              <Link
                to="/customers/$id"
                params={{ id: row.id }}
                className={classes.card}
                data-changed={changed.has(row.id) || undefined}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <bdi className={classes.cardTitle}>{row.name}</bdi>
                <span
                  className={`${classes.money} num`}
                  data-over={overLimitMinor(row) > 0 || undefined}
                  data-none={row.balanceMinor === 0 || undefined}
                >
                  {row.balanceMinor !== null && format.money(row.balanceMinor, row.currency)}
                </span>
                <span className={classes.cardLine}>
                  {[row.city, row.ownerName ?? t('customers.noOwner')].filter(Boolean).join(' · ')}
                </span>
                <StatusDot status={row.status} />
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
