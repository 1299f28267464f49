import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Sort } from '#shared/places/customer-search.ts'
import { type ColumnName, columns, minColumnWidth } from './columns.ts'
import classes from './customer-table.module.css'

interface ColumnHeaderProps {
  name: ColumnName
  width: number
  sort: Sort
  direction: 'asc' | 'desc'
  onSort: (sort: Sort) => void
  onResize: (width: number) => void
}

export function ColumnHeader({
  name,
  width,
  sort,
  direction,
  onSort,
  onResize,
}: ColumnHeaderProps) {
  const { t } = useTranslation()
  const column = columns[name]
  const label = t(`customers.field.${name}`)
  const isSorted = column.sort === sort

  const drag = (event: PointerEvent<HTMLElement>) => {
    const from = event.clientX
    const handle = event.currentTarget
    handle.setPointerCapture(event.pointerId)
    const move = (moved: globalThis.PointerEvent) => onResize(width + moved.clientX - from)
    handle.addEventListener('pointermove', move)
    handle.addEventListener('pointerup', () => handle.removeEventListener('pointermove', move), {
      once: true,
    })
  }

  return (
    <th
      scope="col"
      className={classes.head}
      data-figure={column.isFigure || undefined}
      aria-sort={isSorted ? (direction === 'asc' ? 'ascending' : 'descending') : undefined}
    >
      {column.sort ? (
        <button
          type="button"
          className={classes.sort}
          onClick={() => column.sort && onSort(column.sort)}
          title={t('customers.sortedBy', { column: label })}
        >
          {label}
          {isSorted &&
            (direction === 'asc' ? (
              <IconArrowUp size={12} aria-hidden />
            ) : (
              <IconArrowDown size={12} aria-hidden />
            ))}
        </button>
      ) : (
        <span className={classes.headText}>{label}</span>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved */}
      <span
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={t('customers.resize', { column: label })}
        aria-valuenow={width}
        aria-valuemin={minColumnWidth}
        aria-valuemax={800}
        className={classes.resizer}
        onPointerDown={drag}
        onKeyDown={(event) => {
          if (event.key === 'ArrowRight') onResize(width + 16)
          if (event.key === 'ArrowLeft') onResize(width - 16)
        }}
      />
    </th>
  )
}
