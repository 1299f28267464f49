import { useRecentlyChanged } from '@leora/client'
import type { CustomerRow } from '@leora/domain/customers/customer'
import { hiddenFields } from '@leora/domain/permissions/rights'
import { Checkbox } from '@mantine/core'
import { useElementSize, useMergedRef } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Sort } from '#shared/places/customer-search.ts'
import { useActor } from '#shared/session/me.ts'
import { ColumnHeader } from './column-header.tsx'
import { type ColumnName, chooseColumns, selectWidth, widthOf } from './columns.ts'
import classes from './customer-table.module.css'
import { CustomerTableRow } from './customer-table-row.tsx'
import { useColumnWidths } from './use-column-widths.ts'
import { useRowHeight } from './use-row-height.ts'

interface CustomerTableProps {
  rows: readonly CustomerRow[]
  total: number | undefined
  chosen: readonly ColumnName[]
  activeId: string | null
  openId: string | undefined
  selected: ReadonlySet<string>
  sort: Sort
  direction: 'asc' | 'desc'
  onSort: (sort: Sort) => void
  onOpen: (id: string) => void
  onToggle: (id: string) => void
  onToggleAll: () => void
  onEnd: () => void
}

export function CustomerTable(props: CustomerTableProps) {
  const { rows, total, chosen, activeId, openId, selected, sort, direction, onEnd } = props
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const { ref: sizeRef, width } = useElementSize()
  const ref = useMergedRef(scroller, sizeRef)
  const { widths, resize } = useColumnWidths()
  const actor = useActor()
  const shown = useMemo(
    () => chooseColumns(width, { widths, chosen, hidden: hiddenFields(actor, 'customers') }),
    [width, widths, chosen, actor],
  )
  const changed = useRecentlyChanged('customers')
  const rowHeight = useRowHeight()
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: another row height invalidates every measurement
  useEffect(() => virtualizer.measure(), [rowHeight, virtualizer])

  const items = virtualizer.getVirtualItems()
  const first = items[0]
  const last = items.at(-1)
  const lastIndex = last?.index ?? 0
  useEffect(() => {
    if (rows.length > 0 && lastIndex >= rows.length - 30) onEnd()
  }, [lastIndex, rows.length, onEnd])

  const activeIndex = activeId === null ? -1 : rows.findIndex(({ id }) => id === activeId)
  useEffect(() => {
    if (activeIndex < 0) return
    virtualizer.scrollToIndex(activeIndex)
    const frame = requestAnimationFrame(() =>
      document.getElementById(`row-${activeId}`)?.focus({ preventScroll: true }),
    )
    return () => cancelAnimationFrame(frame)
  }, [activeIndex, activeId, virtualizer])

  const spaceAbove = first?.start ?? 0
  const spaceBelow = virtualizer.getTotalSize() - (last?.end ?? 0)
  const fixed = shown.reduce(
    (sum, name) => sum + (name === 'name' ? 0 : widthOf(name, widths)),
    selectWidth,
  )
  const nameWidth = Math.max(widthOf('name', widths), width - fixed)

  return (
    <section
      ref={ref}
      className={classes.scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      aria-label={t('customers.tableLabel')}
    >
      <table
        className={classes.table}
        style={{ width: fixed + nameWidth }}
        aria-rowcount={(total ?? rows.length) + 1}
        aria-label={t('customers.tableLabel')}
      >
        <colgroup>
          <col style={{ width: selectWidth }} />
          {shown.map((name) => (
            <col
              key={name}
              style={{ width: name === 'name' ? nameWidth : widthOf(name, widths) }}
            />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className={classes.head}>
              <Checkbox
                aria-label={t('customers.selectAll')}
                checked={selected.size > 0 && selected.size === rows.length}
                indeterminate={selected.size > 0 && selected.size < rows.length}
                onChange={props.onToggleAll}
              />
            </th>
            {shown.map((name) => (
              <ColumnHeader
                key={name}
                name={name}
                width={name === 'name' ? nameWidth : widthOf(name, widths)}
                sort={sort}
                direction={direction}
                onSort={props.onSort}
                onResize={(next) => resize(name, next)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {spaceAbove > 0 && <tr aria-hidden style={{ height: spaceAbove }} />}
          {items.map((item) => {
            const row = rows[item.index]
            return row ? (
              <CustomerTableRow
                key={row.id}
                row={row}
                index={item.index}
                columns={shown}
                isActive={row.id === activeId}
                isOpen={row.id === openId}
                isSelected={selected.has(row.id)}
                isChanged={changed.has(row.id)}
                onOpen={props.onOpen}
                onToggle={props.onToggle}
              />
            ) : null
          })}
          {spaceBelow > 0 && <tr aria-hidden style={{ height: spaceBelow }} />}
        </tbody>
      </table>
    </section>
  )
}
