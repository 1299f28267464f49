import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { History } from '#features/audit/history.tsx'
import { ContactList } from '#features/contacts/contact-list.tsx'
import type { RecordPanel } from '#features/customers/customer-record.tsx'
import classes from './customer-panels.module.css'

/** What a customer's record shows beside its overview; the same in the drawer and on the page. */
export function useCustomerPanels(): readonly RecordPanel[] {
  const { t } = useTranslation()
  return useMemo(
    () => [
      {
        name: 'contacts',
        label: t('contacts.title'),
        render: (customer) => <ContactList customer={customer} />,
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
    [t],
  )
}
