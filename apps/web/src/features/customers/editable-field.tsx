import type { Customer } from '@leora/domain/customers/customer'
import { type CustomerChanges, customerChanges } from '@leora/domain/customers/inputs'
import { IconExternalLink } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '#shared/parts/avatar.tsx'
import { Badge } from '#shared/parts/badge.tsx'
import { sayRule } from '#shared/states/sentence-for.ts'
import { type EditableField as Field, fieldKinds, isSameValue } from './customer-fields.ts'
import classes from './customer-record.module.css'
import { StatusDot } from './customer-status.tsx'
import { FieldInput } from './field-input.tsx'
import { useFieldText } from './use-field-text.ts'

interface EditableFieldProps {
  field: Field
  customer: Customer
  mayEdit: boolean
  onChange: (base: Customer, changes: CustomerChanges) => void
}

/** A value that becomes its own input: Enter or leaving saves, Esc puts it back. */
export function EditableField({ field, customer, mayEdit, onChange }: EditableFieldProps) {
  const { t } = useTranslation()
  const [base, setBase] = useState<Customer | null>(null)
  const [error, setError] = useState<string | null>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const label = t(`customers.field.${field}`)

  const close = () => {
    setBase(null)
    setError(null)
    requestAnimationFrame(() => opener.current?.focus())
  }

  const save = (value: unknown) => {
    if (!base) return
    const checked = customerChanges.safeParse({ [field]: value })
    if (!checked.success) {
      setError(sayRule(checked.error.issues[0]?.message ?? ''))
      return
    }
    if (!isSameValue(checked.data[field], base[field])) onChange(base, checked.data)
    close()
  }

  return (
    <div className={classes.field}>
      <dt id={`label-${field}`}>{label}</dt>
      <dd>
        {base ? (
          <FieldInput
            field={field}
            label={label}
            customer={base}
            error={error}
            onSave={save}
            onCancel={close}
          />
        ) : mayEdit ? (
          <span className={classes.valueRow}>
            <button
              ref={opener}
              type="button"
              className={classes.value}
              id={`value-${field}`}
              aria-labelledby={`label-${field} value-${field}`}
              title={`${t('frame.action.edit')}: ${label}`}
              onClick={() => setBase(customer)}
            >
              <FieldValue field={field} customer={customer} isEditable />
            </button>
            <FieldLink field={field} customer={customer} />
          </span>
        ) : (
          <span className={classes.valueRow}>
            <span className={classes.value} data-plain>
              <FieldValue field={field} customer={customer} isEditable={false} />
            </span>
            <FieldLink field={field} customer={customer} />
          </span>
        )}
      </dd>
    </div>
  )
}

function FieldValue({
  field,
  customer,
  isEditable,
}: {
  field: Field
  customer: Customer
  isEditable: boolean
}): ReactNode {
  const { t, i18n } = useTranslation()
  const textOf = useFieldText(customer.currency)
  const label = t(`customers.field.${field}`)
  // German nouns keep their capital within a sentence.
  const inside = i18n.language === 'de' ? label : label.toLowerCase()
  const text = field === 'ownerId' ? customer.ownerName : textOf(field, customer[field])

  if (field === 'status') return <StatusDot status={customer.status} />
  if (text === null || (field === 'creditLimitMinor' && customer.creditLimitMinor === 0)) {
    return (
      <span className={classes.missing}>
        {isEditable ? t('customers.addValue', { field: inside }) : '–'}
      </span>
    )
  }
  if (field === 'ownerId') {
    return (
      <span className={classes.person}>
        <Avatar name={text} size={18} />
        {text}
      </span>
    )
  }
  if (field === 'tags') {
    return (
      <span className={classes.tags}>
        {customer.tags.map((tag) => (
          <Badge key={tag} tone="neutral">
            {tag}
          </Badge>
        ))}
      </span>
    )
  }
  return (
    <bdi
      className={fieldKinds[field] === 'money' ? 'num' : undefined}
      data-long={field === 'notes' || undefined}
    >
      {text}
    </bdi>
  )
}

/** The same value as something to follow: call, write, visit. */
function FieldLink({ field, customer }: { field: Field; customer: Customer }) {
  const { t } = useTranslation()
  const kind = fieldKinds[field]
  const value = customer[field]
  if (typeof value !== 'string' || value === '') return null
  const href =
    kind === 'phone'
      ? `tel:${value}`
      : kind === 'email'
        ? `mailto:${value}`
        : kind === 'url' && /^https?:\/\//.test(value)
          ? value
          : null
  if (!href) return null
  const words =
    kind === 'phone'
      ? t('customers.call')
      : kind === 'email'
        ? t('customers.write')
        : t('customers.visit')
  return (
    <a
      className={classes.follow}
      href={href}
      aria-label={`${words}: ${value}`}
      title={words}
      {...(kind === 'url' && { target: '_blank', rel: 'noreferrer noopener' })}
    >
      <IconExternalLink size={14} aria-hidden />
    </a>
  )
}
