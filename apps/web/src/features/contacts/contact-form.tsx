import { readConflict } from '@leora/client/edit-conflict'
import { type Contact, contactConsents } from '@leora/domain/contacts/contact'
import { type ContactChanges, createContactInput } from '@leora/domain/contacts/inputs'
import { Button, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rulesOf } from '#shared/forms/rules-of.ts'
import { describeError, sentenceFor } from '#shared/states/sentence-for.ts'
import { showError } from '#shared/toast/toast.tsx'
import { ContactConflict, type OpenContactConflict } from './contact-conflict.tsx'
import classes from './contacts.module.css'
import type { useContacts } from './use-contacts.ts'

type Contacts = ReturnType<typeof useContacts>

const contactForm = createContactInput.omit({ id: true, customerId: true })
const fields = ['name', 'role', 'phone', 'email', 'birthday', 'consent'] as const
export type ContactField = (typeof fields)[number]
type Values = Record<ContactField, string>

export function NewContact({ contacts, onClose }: { contacts: Contacts; onClose: () => void }) {
  const { t } = useTranslation()
  const [id] = useState(() => crypto.randomUUID())
  return (
    <ContactForm
      label={t('contacts.add')}
      start={null}
      onClose={onClose}
      onSave={async (values) => {
        await contacts.add({ ...contactForm.parse(values), id })
        onClose()
      }}
    />
  )
}

interface ContactEditorProps {
  contact: Contact
  contacts: Contacts
  onClose: () => void
}

export function ContactEditor({ contact, contacts, onClose }: ContactEditorProps) {
  const { t } = useTranslation()
  // The row as it was when the edit began; live changes meanwhile are a conflict to settle.
  const [base] = useState(contact)
  const [conflict, setConflict] = useState<OpenContactConflict | null>(null)

  const save = async (from: Contact, changes: ContactChanges): Promise<void> => {
    try {
      if (Object.keys(changes).length > 0) await contacts.change(from, changes)
      onClose()
    } catch (error) {
      const found = readConflict(error, { base: from, changes: changes as Partial<Contact> })
      if (!found) throw error
      if (found.conflicts.length === 0) return save(found.current, found.changes as ContactChanges)
      setConflict(found)
    }
  }
  return (
    <>
      <ContactForm
        label={t('contacts.edit', { name: base.name })}
        start={base}
        onClose={onClose}
        onSave={(values) => save(base, changesOf(base, values))}
      />
      {conflict && (
        <ContactConflict
          conflict={conflict}
          onClose={onClose}
          onResolve={(changes) => {
            setConflict(null)
            save(conflict.current, changes).catch((error: unknown) => showError(sentenceFor(error)))
          }}
        />
      )}
    </>
  )
}

/** What of the form differs from the contact. */
function changesOf(base: Contact, values: Values): ContactChanges {
  const entered = contactForm.parse(values)
  return Object.fromEntries(
    fields.flatMap((field) => (entered[field] === base[field] ? [] : [[field, entered[field]]])),
  )
}

interface ContactFormProps {
  label: string
  start: Contact | null
  onSave: (values: Values) => Promise<void>
  onClose: () => void
}

function ContactForm({ label, start, onSave, onClose }: ContactFormProps) {
  const { t } = useTranslation()
  const [isSaving, setSaving] = useState(false)
  const form = useForm<Values>({
    initialValues: {
      name: start?.name ?? '',
      role: start?.role ?? '',
      phone: start?.phone ?? '',
      email: start?.email ?? '',
      birthday: start?.birthday ?? '',
      consent: start?.consent ?? 'unknown',
    },
    validate: rulesOf(contactForm),
  })
  const save = async (values: Values) => {
    setSaving(true)
    try {
      await onSave(values)
    } catch (error) {
      const { fields: faults, sentence } = describeError(error)
      form.setErrors(Object.keys(faults).length > 0 ? faults : { name: sentence })
    } finally {
      setSaving(false)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onClose()
  }
  const text = (field: ContactField) => ({
    label: t(`contacts.field.${field}`),
    autoComplete: 'off',
    ...form.getInputProps(field),
  })
  return (
    <form
      className={classes.form}
      aria-label={label}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={form.onSubmit((values) => void save(values))}
    >
      <div className={classes.fields}>
        <TextInput {...text('name')} autoFocus required withAsterisk={false} />
        <TextInput {...text('role')} placeholder={t('contacts.rolePlaceholder')} />
        <TextInput {...text('phone')} type="tel" />
        <TextInput {...text('email')} type="email" />
        <TextInput {...text('birthday')} type="date" />
        <Select
          label={t('contacts.field.consent')}
          data={contactConsents.map((word) => ({
            value: word,
            label: t(`contacts.consent.${word}`),
          }))}
          allowDeselect={false}
          {...form.getInputProps('consent')}
        />
      </div>
      <div className={classes.formActs}>
        <Button variant="default" onClick={onClose}>
          {t('frame.action.cancel')}
        </Button>
        <Button type="submit" loading={isSaving}>
          {t('frame.action.save')}
        </Button>
      </div>
    </form>
  )
}
