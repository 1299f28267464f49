import { trpc } from '@leora/client'
import type { Contact } from '@leora/domain/contacts/contact'
import { canEditContacts } from '@leora/domain/contacts/policy'
import type { Customer } from '@leora/domain/customers/customer'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActor } from '#shared/session/me.ts'
import { Bone } from '#shared/states/bone.tsx'
import { EmptyState } from '#shared/states/empty-state.tsx'
import { ErrorState } from '#shared/states/error-state.tsx'
import { ContactEditor, NewContact } from './contact-form.tsx'
import { ContactRow } from './contact-row.tsx'
import classes from './contacts.module.css'
import { contactsShown, useContacts } from './use-contacts.ts'

/** The people at a customer: added, edited and called where they stand. */
export function ContactList({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const mayEdit = customer.deletedAt === null && canEditContacts(useActor(), customer).allowed
  const [isAdding, setAdding] = useState(false)
  const [editedId, setEditedId] = useState<string | null>(null)
  const contacts = useContacts(customer.id)
  const { data, error, refetch } = trpc.crm.contacts.list.useQuery({
    customerId: customer.id,
    limit: contactsShown,
  })

  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <ContactsSkeleton />

  const add = (
    <Button
      variant={data.items.length === 0 ? 'filled' : 'default'}
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setAdding(true)}
    >
      {t('contacts.add')}
    </Button>
  )
  if (data.items.length === 0 && !isAdding) {
    return (
      <EmptyState
        picture="quiet"
        title={t('contacts.emptyTitle')}
        text={t('contacts.emptyText')}
        action={mayEdit ? add : undefined}
        isSmall
      />
    )
  }
  const rowOf = (contact: Contact) =>
    editedId === contact.id ? (
      <ContactEditor contact={contact} contacts={contacts} onClose={() => setEditedId(null)} />
    ) : (
      <ContactRow
        contact={contact}
        mayEdit={mayEdit}
        onEdit={() => setEditedId(contact.id)}
        onMakePrimary={() => contacts.makePrimary(contact)}
        onDelete={() => contacts.remove(contact)}
      />
    )
  return (
    <div className={classes.panel}>
      <ul className={classes.list} aria-label={t('contacts.title')}>
        {data.items.map((contact) => (
          <li key={contact.id}>{rowOf(contact)}</li>
        ))}
      </ul>
      {isAdding ? (
        <NewContact contacts={contacts} onClose={() => setAdding(false)} />
      ) : (
        mayEdit && add
      )}
    </div>
  )
}

function ContactsSkeleton() {
  const { t } = useTranslation()
  return (
    <div className={classes.skeleton} role="status" aria-label={t('frame.state.loading')}>
      {[52, 44, 58].map((width) => (
        <div key={width}>
          <Bone width={32} height={32} />
          <Bone width={`${width}%`} height={32} />
        </div>
      ))}
    </div>
  )
}
