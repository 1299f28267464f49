import { trpc } from '@leora/client'
import type { Customer } from '@leora/domain/customers/customer'
import { canEditCustomer, canRestoreCustomer } from '@leora/domain/customers/policy'
import { Button, Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useActor } from '#shared/session/me.ts'
import { Bone } from '#shared/states/bone.tsx'
import { EmptyState } from '#shared/states/empty-state.tsx'
import { ErrorState } from '#shared/states/error-state.tsx'
import { describeError } from '#shared/states/sentence-for.ts'
import { ConflictChoice } from './conflict-choice.tsx'
import { CustomerHeader } from './customer-header.tsx'
import classes from './customer-record.module.css'
import { CustomerSections } from './customer-sections.tsx'
import { Editors } from './editors.tsx'
import { useEditing } from './use-editing.ts'
import { useUpdateCustomer } from './use-update-customer.ts'

/** What other features add to the record; the route composes it. */
export interface RecordParts {
  /** The next step, or what the customer itself suggests. */
  next: (customer: Customer, otherwise: ReactNode) => ReactNode
  quickActs: (customer: Customer) => ReactNode
  panels: readonly RecordPanel[]
}

/** A tab beside the overview. */
interface RecordPanel {
  name: string
  label: string
  render: (customer: Customer) => ReactNode
}

interface CustomerRecordProps {
  id: string
  /** The record stands in a drawer beside its list, or on a page of its own. */
  place: 'drawer' | 'page'
  parts: RecordParts
  headingActions?: ReactNode
}

export function CustomerRecord({ id, place, parts, headingActions }: CustomerRecordProps) {
  const { t } = useTranslation()
  const {
    data: customer,
    error,
    refetch,
  } = trpc.crm.customers.get.useQuery({ id }, { retry: false })

  if (error && !customer) {
    const { reason } = describeError(error)
    return reason === 'not_found' || reason === 'invalid' ? (
      <EmptyState
        picture="lost"
        title={t('customers.notFoundTitle')}
        text={t('customers.notFoundText')}
      />
    ) : (
      <ErrorState error={error} onRetry={() => void refetch()} />
    )
  }
  if (!customer) return <RecordSkeleton />
  return (
    <LoadedRecord
      key={id}
      customer={customer}
      place={place}
      parts={parts}
      headingActions={headingActions}
    />
  )
}

interface LoadedRecordProps extends Omit<CustomerRecordProps, 'id'> {
  customer: Customer
}

function LoadedRecord({ customer, place, parts, headingActions }: LoadedRecordProps) {
  const { t } = useTranslation()
  const actor = useActor()
  const { update, conflict, closeConflict } = useUpdateCustomer()
  const isDeleted = customer.deletedAt !== null
  const mayEdit = !isDeleted && canEditCustomer(actor, {}, customer).allowed

  const editing = useEditing(customer.id, mayEdit)

  return (
    <article className={classes.record} data-place={place} {...editing}>
      {isDeleted && <DeletedBanner customer={customer} />}
      {!isDeleted && <Editors customerId={customer.id} />}
      <CustomerHeader
        customer={customer}
        place={place}
        actions={headingActions}
        next={parts.next}
      />
      {parts.quickActs(customer)}
      <Tabs
        defaultValue="overview"
        keepMounted={false}
        classNames={{ list: classes.tabs ?? '', tab: classes.tab ?? '' }}
      >
        <Tabs.List>
          <Tabs.Tab value="overview">{t('customers.tab.overview')}</Tabs.Tab>
          {parts.panels.map(({ name, label }) => (
            <Tabs.Tab key={name} value={name}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="overview">
          <CustomerSections
            customer={customer}
            mayEdit={mayEdit}
            onChange={(base, changes) => void update(base, changes)}
          />
        </Tabs.Panel>
        {parts.panels.map(({ name, render }) => (
          <Tabs.Panel key={name} value={name}>
            {render(customer)}
          </Tabs.Panel>
        ))}
      </Tabs>
      {conflict && (
        <ConflictChoice
          conflict={conflict}
          onClose={closeConflict}
          onResolve={(changes) => {
            closeConflict()
            if (Object.keys(changes).length > 0) void update(conflict.current, changes)
          }}
        />
      )}
    </article>
  )
}

function DeletedBanner({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const actor = useActor()
  const restore = trpc.crm.customers.restore.useMutation()
  return (
    <div className={classes.deleted} role="status">
      <span>{t('customers.deletedBanner')}</span>
      {canRestoreCustomer(actor, customer).allowed && (
        <Button variant="default" onClick={() => restore.mutate({ id: customer.id })}>
          {t('customers.restore')}
        </Button>
      )}
    </div>
  )
}

function RecordSkeleton() {
  const { t } = useTranslation()
  return (
    <div className={classes.skeleton} role="status" aria-label={t('frame.state.loading')}>
      <Bone width={48} height={48} />
      <Bone width="60%" height={20} />
      <Bone width="40%" />
      <Bone width="100%" height={48} />
      {[70, 54, 62, 48, 66].map((width) => (
        <Bone key={width} width={`${width}%`} />
      ))}
    </div>
  )
}
