import { trpc } from '@leora/client'
import { canCreateCustomer } from '@leora/domain/customers/policy'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { useIsPhone } from '#shared/frame/use-screen.ts'
import type { CustomerSearch } from '#shared/places/customer-search.ts'
import { useActor } from '#shared/session/me.ts'
import { EmptyState } from '#shared/states/empty-state.tsx'
import { ErrorState } from '#shared/states/error-state.tsx'
import { readColumns } from './columns.ts'
import { CustomerCards } from './customer-cards.tsx'
import { CustomerFilters } from './customer-filters.tsx'
import { CustomerTable } from './customer-table.tsx'
import classes from './customers.module.css'
import { ExportButton } from './export-button.tsx'
import { filterFields, isFiltered } from './list-input.ts'
import { ListSkeleton } from './list-skeleton.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { useCustomerList } from './use-customer-list.ts'
import { useListKeys } from './use-list-keys.ts'
import { ViewMenu } from './view-menu.tsx'

export type SearchChange = { [Key in keyof CustomerSearch]?: CustomerSearch[Key] | undefined }

interface CustomerListProps {
  search: CustomerSearch
  onSearch: (changes: SearchChange) => void
  panel: ReactNode
}

export function CustomerList({ search, onSearch, panel }: CustomerListProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const actor = useActor()
  const isPhone = useIsPhone()
  const searchInput = useRef<HTMLInputElement>(null)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const { data: stats } = trpc.crm.customers.stats.useQuery(undefined, { staleTime: 30_000 })
  const { rows, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useCustomerList(search)
  const mayCreate = canCreateCustomer(actor, {}).allowed
  const filtered = isFiltered(search)
  const chosen = useMemo(() => readColumns(search.columns), [search.columns])
  const total = filtered ? (hasNextPage ? undefined : rows.length) : stats?.total

  const toggle = useCallback((id: string) => {
    setSelected((before) => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      return after
    })
  }, [])
  const open = useCallback((id: string) => onSearch({ customer: id }), [onSearch])
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const selectedRows = useMemo(() => rows.filter(({ id }) => selected.has(id)), [rows, selected])

  const activeId = useListKeys({
    rows,
    openId: search.customer,
    onOpen: open,
    onToggle: toggle,
    onSearch: () => searchInput.current?.focus(),
    onClose: () => {
      if (search.customer) onSearch({ customer: undefined })
      else setSelected(new Set())
    },
  })

  const create = mayCreate && (
    <Button onClick={() => onSearch({ create: true })} aria-keyshortcuts="c">
      <IconPlus size={16} aria-hidden />
      <span className={classes.createLabel}>{t('customers.new')}</span>
    </Button>
  )

  return (
    <div className={classes.page}>
      <div className={classes.list}>
        <div className={classes.header}>
          <h1>{t('customers.title')}</h1>
          <span className={`${classes.count} num`} role="status">
            {total !== undefined &&
              t('customers.count', { count: total, formatted: format.count(total) })}
            {total === undefined &&
              rows.length > 0 &&
              t('customers.loadedSome', {
                count: rows.length,
                formatted: `${format.count(rows.length)}+`,
              })}
          </span>
          <ViewMenu search={search} onChoose={onSearch} />
          {rows.length > 0 && <ExportButton search={search} />}
          {create}
        </div>
        <CustomerFilters search={search} onChange={onSearch} inputRef={searchInput} />
        {error && rows.length === 0 ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : isPending ? (
          <ListSkeleton />
        ) : rows.length === 0 ? (
          <NoCustomers
            isFiltered={filtered}
            create={create}
            onClear={() => onSearch(clearedFilters)}
          />
        ) : isPhone ? (
          <CustomerCards rows={rows} onEnd={loadMore} />
        ) : (
          <CustomerTable
            rows={rows}
            total={total}
            chosen={chosen}
            activeId={activeId}
            openId={search.customer}
            selected={selected}
            sort={search.sort ?? 'name'}
            direction={search.direction ?? 'asc'}
            onSort={(sort) =>
              onSearch({
                sort,
                direction:
                  (search.sort ?? 'name') === sort && search.direction !== 'desc' ? 'desc' : 'asc',
              })
            }
            onOpen={open}
            onToggle={toggle}
            onToggleAll={() =>
              setSelected(selected.size > 0 ? new Set() : new Set(rows.map(({ id }) => id)))
            }
            onEnd={loadMore}
          />
        )}
        {selectedRows.length > 0 && (
          <SelectionBar rows={selectedRows} onClear={() => setSelected(new Set())} />
        )}
      </div>
      {panel}
    </div>
  )
}

const clearedFilters: SearchChange = {
  text: undefined,
  ...Object.fromEntries(filterFields.map((field) => [field, undefined])),
}

function NoCustomers({
  isFiltered,
  create,
  onClear,
}: {
  isFiltered: boolean
  create: ReactNode
  onClear: () => void
}) {
  const { t } = useTranslation()
  return isFiltered ? (
    <EmptyState
      picture="search"
      title={t('customers.noMatchTitle')}
      text={t('customers.noMatchText')}
      action={
        <Button variant="default" onClick={onClear}>
          {t('customers.clearFilters')}
        </Button>
      }
    />
  ) : (
    <EmptyState
      picture="customers"
      title={t('customers.emptyTitle')}
      text={t('customers.emptyText')}
      action={create}
    />
  )
}
