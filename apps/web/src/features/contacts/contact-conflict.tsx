import type { EditConflict } from '@leora/client/edit-conflict'
import type { Contact } from '@leora/domain/contacts/contact'
import type { ContactChanges } from '@leora/domain/contacts/inputs'
import { useTranslation } from 'react-i18next'
import { FieldChoice } from '#shared/conflict/field-choice.tsx'
import { useFormat } from '#shared/format/use-format.ts'
import type { ContactField } from './contact-form.tsx'

export type OpenContactConflict = EditConflict<Contact>

interface ContactConflictProps {
  conflict: OpenContactConflict
  onResolve: (changes: ContactChanges) => void
  onClose: () => void
}

export function ContactConflict({ conflict, onResolve, onClose }: ContactConflictProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { current, conflicts, changes } = conflict
  const textOf = (field: string, value: unknown): string | null => {
    if (typeof value !== 'string' || value === '') return null
    if (field === 'birthday') return format.date(`${value}T12:00:00Z`)
    return field === 'consent' ? t(`contacts.consent.${value as Contact['consent']}`) : value
  }
  return (
    <FieldChoice
      name={current.name}
      contested={conflicts.map(({ field, mine, theirs }) => ({
        field,
        label: t(`contacts.field.${field as ContactField}`),
        mine: textOf(field, mine),
        theirs: textOf(field, theirs),
      }))}
      onResolve={(choice) => {
        const chosen = conflicts.filter(({ field }) => choice[field] === 'mine')
        onResolve({
          ...(changes as ContactChanges),
          ...Object.fromEntries(chosen.map(({ field, mine }) => [field, mine])),
        })
      }}
      onClose={onClose}
    />
  )
}
