import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { CreateCustomer } from '#features/customers/create-customer.tsx'
import { CustomerDrawer } from '#features/customers/customer-drawer.tsx'
import { CustomerList, type SearchChange } from '#features/customers/customer-list.tsx'
import { useIsPhone } from '#shared/frame/use-screen.ts'
import { readCustomerSearch } from '#shared/places/customer-search.ts'
import { useCustomerParts } from './customer-parts.tsx'

export function CustomersPage() {
  const search = useSearch({ from: '/signed-in/customers' })
  const navigate = useNavigate()
  const isPhone = useIsPhone()
  const parts = useCustomerParts()

  const change = useCallback(
    (changes: SearchChange) => {
      void navigate({
        to: '/customers',
        search: (before) => readCustomerSearch({ ...before, ...changes }),
        replace: !('customer' in changes) && !('create' in changes),
      })
    },
    [navigate],
  )

  return (
    <>
      <CustomerList
        search={search}
        onSearch={change}
        panel={
          search.customer && (
            <CustomerDrawer
              id={search.customer}
              parts={parts}
              onClose={() => change({ customer: undefined })}
            />
          )
        }
      />
      <CreateCustomer
        isOpen={search.create === true}
        onClose={() => change({ create: undefined })}
        onCreated={({ id }) =>
          isPhone
            ? void navigate({ to: '/customers/$id', params: { id } })
            : change({ create: undefined, customer: id })
        }
      />
    </>
  )
}
