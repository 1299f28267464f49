import { trpc } from '@leora/client'
import type { Contact, ContactPage } from '@leora/domain/contacts/contact'
import type { ContactChanges, CreateContactInput } from '@leora/domain/contacts/inputs'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { sentenceFor } from '#shared/states/sentence-for.ts'
import { showError, showToast } from '#shared/toast/toast.tsx'

export const contactsShown = 100

/** The contacts of one customer as they are shown, before the server has answered. */
function useContactCache(customerId: string) {
  const utils = trpc.useUtils()
  return useMemo(() => {
    const input = { customerId, limit: contactsShown }
    const change = (items: (known: Contact[]) => Contact[]) =>
      utils.crm.contacts.list.setData(
        input,
        (page): ContactPage | undefined => page && { ...page, items: items(page.items) },
      )
    return {
      change,
      patch: (id: string, changes: Partial<Contact>) =>
        change((items) => items.map((item) => (item.id === id ? { ...item, ...changes } : item))),
      // A late answer from before the write would undo what is shown.
      hold: () => utils.crm.contacts.list.cancel(input),
      refresh: () => void utils.crm.contacts.list.invalidate(input),
    }
  }, [utils, customerId])
}

/** Everything one does to the contacts of a customer: shown at once, put right by the server's answer. */
export function useContacts(customerId: string) {
  const { t } = useTranslation()
  const cache = useContactCache(customerId)
  const settle = {
    onError: (failure: unknown) => {
      showError(sentenceFor(failure))
      cache.refresh()
    },
  }
  const create = trpc.crm.contacts.create.useMutation()
  const update = trpc.crm.contacts.update.useMutation()
  const remove = trpc.crm.contacts.delete.useMutation(settle)
  const restore = trpc.crm.contacts.restore.useMutation({ ...settle, onSuccess: cache.refresh })
  const makePrimary = trpc.crm.contacts.makePrimary.useMutation(settle)

  return {
    async add(input: Omit<CreateContactInput, 'customerId'>) {
      const added = await create.mutateAsync({ ...input, customerId })
      cache.change((items) => [...items.filter(({ id }) => id !== added.id), added])
    },
    /** Throws what the server refused; the caller decides on a conflict. */
    async change(base: Contact, changes: ContactChanges) {
      await cache.hold()
      cache.patch(base.id, changes as Partial<Contact>)
      try {
        const saved = await update.mutateAsync({
          id: base.id,
          expectedVersion: base.version,
          changes,
        })
        cache.patch(base.id, saved)
      } catch (error) {
        cache.patch(base.id, base)
        cache.refresh()
        throw error
      }
    },
    remove({ id, name, version }: Contact) {
      cache.change((items) => items.filter((item) => item.id !== id))
      remove.mutate(
        { id, expectedVersion: version },
        {
          onSuccess: () =>
            showToast({
              message: t('contacts.deleted', { name }),
              undo: () => restore.mutate({ id }),
            }),
        },
      )
    },
    makePrimary({ id }: Contact) {
      cache.change((items) => items.map((item) => ({ ...item, isPrimary: item.id === id })))
      makePrimary.mutate({ id }, { onSuccess: cache.refresh })
    },
  }
}
