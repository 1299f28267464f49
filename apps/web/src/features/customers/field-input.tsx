import type { Customer } from '@leora/domain/customers/customer'
import { canAssignTo } from '@leora/domain/customers/policy'
import { Autocomplete, Select, TagsInput, Textarea, TextInput } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActor } from '#shared/session/me.ts'
import { choices, type EditableField, fieldKinds, isChoiceField } from './customer-fields.ts'
import { MoneyInput } from './money-input.tsx'
import { choiceText } from './use-field-text.ts'
import { usePeople } from './use-people.ts'
import { useTerritories } from './use-territories.ts'

interface FieldInputProps {
  field: EditableField
  label: string
  customer: Customer
  error: string | null
  onSave: (value: unknown) => void
  onCancel: () => void
}

export function FieldInput(props: FieldInputProps) {
  const { field } = props
  if (isChoiceField(field) || field === 'ownerId') return <ChoiceInput {...props} />
  if (field === 'tags') return <TagsField {...props} />
  if (field === 'creditLimitMinor') return <MoneyField {...props} />
  return <TextField {...props} />
}

function ChoiceInput({ field, label, customer, onSave, onCancel }: FieldInputProps) {
  const { t } = useTranslation()
  const { owners } = usePeople()
  const actor = useActor()
  const isSaved = useRef(false)
  const data = isChoiceField(field)
    ? choices[field].map((word) => ({ value: word as string, label: choiceText(t, field, word) }))
    : owners
        .filter(({ userId }) => canAssignTo(actor, userId).allowed)
        .map(({ userId, name }) => ({ value: userId, label: name }))
  const value = customer[field]

  return (
    <Select
      aria-label={label}
      data={data}
      defaultValue={typeof value === 'string' ? value : null}
      allowDeselect={false}
      clearable={field === 'ownerId' && canAssignTo(actor, null).allowed}
      searchable={field === 'ownerId'}
      defaultDropdownOpened
      autoFocus
      onChange={(chosen) => {
        isSaved.current = true
        onSave(chosen)
      }}
      onDropdownClose={() => {
        if (!isSaved.current) onCancel()
      }}
      comboboxProps={{ transitionProps: { duration: 0 } }}
    />
  )
}

function TextField({ field, label, customer, error, onSave, onCancel }: FieldInputProps) {
  const territories = useTerritories()
  const initial = customer[field]
  const [text, setText] = useState(typeof initial === 'string' ? initial : '')
  const isDone = useRef(false)
  const kind = fieldKinds[field]

  const finish = (act: () => void) => {
    isDone.current = true
    act()
    // A refused value keeps the field open.
    queueMicrotask(() => {
      isDone.current = false
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      event.preventDefault()
      finish(onCancel)
    }
    if (event.key === 'Enter' && (kind !== 'long' || event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      finish(() => onSave(readTyped(text)))
    }
  }
  const readTyped = (typed: string) =>
    kind === 'country' ? typed.trim().toUpperCase() || null : typed
  const shared = {
    'aria-label': label,
    autoFocus: true,
    value: text,
    error,
    onKeyDown,
    onBlur: () => {
      if (!isDone.current) onSave(readTyped(text))
    },
  }

  if (kind === 'long') {
    return (
      <Textarea
        {...shared}
        autosize
        minRows={3}
        maxRows={12}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    )
  }
  if (kind === 'territory') {
    return (
      <Autocomplete
        {...shared}
        data={territories}
        onChange={setText}
        onOptionSubmit={(chosen) => finish(() => onSave(chosen))}
      />
    )
  }
  return (
    <TextInput
      {...shared}
      type={kind === 'email' ? 'email' : kind === 'phone' ? 'tel' : kind === 'url' ? 'url' : 'text'}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  )
}

function TagsField({ label, customer, error, onSave, onCancel }: FieldInputProps) {
  const [tags, setTags] = useState(customer.tags)
  return (
    <TagsInput
      aria-label={label}
      autoFocus
      value={tags}
      error={error}
      onChange={setTags}
      onBlur={() => onSave(tags)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onCancel()
      }}
    />
  )
}

function MoneyField({ label, customer, error, onSave, onCancel }: FieldInputProps) {
  const [amount, setAmount] = useState<number | null>(customer.creditLimitMinor)
  return (
    <MoneyInput
      aria-label={label}
      autoFocus
      currency={customer.currency}
      valueMinor={amount}
      error={error}
      onChangeMinor={setAmount}
      onBlur={() => onSave(amount ?? 0)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onSave(amount ?? 0)
        if (event.key !== 'Escape') return
        event.preventDefault()
        onCancel()
      }}
    />
  )
}
