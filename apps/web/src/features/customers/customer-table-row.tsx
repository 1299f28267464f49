import type { CustomerRow } from '@leora/domain/customers/customer'
import { Checkbox } from '@mantine/core'
import { IconArrowUpRight, IconMail, IconPhone } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type MouseEvent, memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ColumnName } from './columns.ts'
import { columns as columnFacts } from './columns.ts'
import { CustomerCell } from './customer-cell.tsx'
import classes from './customer-table.module.css'

interface CustomerTableRowProps {
  row: CustomerRow
  index: number
  columns: readonly ColumnName[]
  isActive: boolean
  isOpen: boolean
  isSelected: boolean
  isChanged: boolean
  onOpen: (id: string) => void
  onToggle: (id: string) => void
}

export const CustomerTableRow = memo(function CustomerTableRow(props: CustomerTableRowProps) {
  const { row, index, columns, isActive, isOpen, isSelected, isChanged, onOpen, onToggle } = props
  const { t } = useTranslation()

  const open = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('a, button, input, label')) return
    onOpen(row.id)
  }

  return (
    <tr
      id={`row-${row.id}`}
      className={classes.row}
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-active={isActive || undefined}
      data-open={isOpen || undefined}
      data-selected={isSelected || undefined}
      data-changed={isChanged || undefined}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target === event.currentTarget) onOpen(row.id)
      }}
    >
      <td className={classes.cell}>
        <Checkbox
          aria-label={t('customers.selectRow', { name: row.name })}
          checked={isSelected}
          onChange={() => onToggle(row.id)}
          className={classes.check ?? ''}
        />
      </td>
      {columns.map((column) =>
        column === 'name' ? (
          <th key={column} scope="row" className={classes.cell}>
            <span className={classes.nameCell}>
              <Link
                to="/customers"
                search={(before: object) => ({ ...before, customer: row.id })}
                className={classes.name}
                title={row.name}
              >
                <bdi>{row.name}</bdi>
              </Link>
              <span className={classes.hoverActions}>
                {row.phone && (
                  <a
                    href={`tel:${row.phone}`}
                    aria-label={`${t('customers.call')}: ${row.phone}`}
                    title={row.phone}
                  >
                    <IconPhone size={14} aria-hidden />
                  </a>
                )}
                {row.email && (
                  <a
                    href={`mailto:${row.email}`}
                    aria-label={`${t('customers.write')}: ${row.email}`}
                    title={row.email}
                  >
                    <IconMail size={14} aria-hidden />
                  </a>
                )}
                <Link
                  to="/customers/$id"
                  params={{ id: row.id }}
                  aria-label={t('customers.openPage')}
                  title={t('customers.openPage')}
                >
                  <IconArrowUpRight size={14} aria-hidden />
                </Link>
              </span>
            </span>
          </th>
        ) : (
          <td
            key={column}
            className={classes.cell}
            data-figure={columnFacts[column].isFigure || undefined}
          >
            <CustomerCell row={row} column={column} />
          </td>
        ),
      )}
    </tr>
  )
})
