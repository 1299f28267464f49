import type { Customer } from '@leora/domain/customers/customer'
import { canReadOrders } from '@leora/domain/orders/policy'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { QuickActs } from '#features/activities/quick-acts.tsx'
import { Timeline } from '#features/activities/timeline.tsx'
import { History } from '#features/audit/history.tsx'
import { HistoryEntry } from '#features/audit/history-entry.tsx'
import { ContactList } from '#features/contacts/contact-list.tsx'
import type { RecordParts } from '#features/customers/customer-record.tsx'
import { CustomerOrders } from '#features/orders/customer-orders.tsx'
import { CustomerTasks } from '#features/tasks/customer-tasks.tsx'
import { NextTask } from '#features/tasks/next-task.tsx'
import { QuickTask } from '#features/tasks/quick-task.tsx'
import { useActor } from '#shared/session/me.ts'
import classes from './customer-parts.module.css'

/** What a customer's record shows beside what it is itself; the same in the drawer and on the page. */
export function useCustomerParts(): RecordParts {
  const { t } = useTranslation()
  const mayReadOrders = canReadOrders(useActor()).allowed
  return useMemo(
    () => ({
      next: (customer, otherwise) => <NextTask customerId={customer.id} otherwise={otherwise} />,
      quickActs: (customer) => (
        <QuickActs customer={customer} others={<QuickTask customer={customer} />} />
      ),
      panels: [
        {
          name: 'timeline',
          label: t('activities.timeline'),
          render: (customer) => (
            <Timeline
              customer={customer}
              renderChange={(change) => (
                <HistoryEntry
                  key={change.id}
                  item={change}
                  namesEntity={change.entityType !== 'customers'}
                />
              )}
            />
          ),
        },
        {
          name: 'contacts',
          label: t('contacts.title'),
          render: (customer) => <ContactList customer={customer} />,
        },
        ...(mayReadOrders
          ? [
              {
                name: 'orders',
                label: t('orders.title'),
                render: ({ id }: Customer) => <CustomerOrders customerId={id} />,
              },
            ]
          : []),
        {
          name: 'tasks',
          label: t('tasks.tab'),
          render: (customer) => <CustomerTasks customer={customer} />,
        },
        {
          name: 'history',
          label: t('customers.tab.history'),
          render: ({ id }) => (
            <div className={classes.history}>
              <History entityType="customers" entityId={id} />
            </div>
          ),
        },
      ],
    }),
    [t, mayReadOrders],
  )
}
