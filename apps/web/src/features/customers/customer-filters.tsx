import { accountTypes, priorities } from '@leora/domain/customers/account-type'
import { healthBands } from '@leora/domain/customers/customer'
import { canListCustomers } from '@leora/domain/customers/policy'
import { CloseButton, Menu, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconCheck, IconPlus, IconSearch, IconX } from '@tabler/icons-react'
import { type Ref, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsPhone } from '#shared/frame/use-screen.ts'
import { type CustomerSearch, noOwner } from '#shared/places/customer-search.ts'
import { useActor, useMe } from '#shared/session/me.ts'
import { ColumnMenu } from './column-menu.tsx'
import { choices, isChoiceField } from './customer-fields.ts'
import classes from './customers.module.css'
import { type FilterField, filterFields, isFiltered, offCadence, overLimit } from './list-input.ts'
import { choiceText } from './use-field-text.ts'
import { usePeople } from './use-people.ts'
import { useTerritories } from './use-territories.ts'

interface CustomerFiltersProps {
  search: CustomerSearch
  onChange: (changes: { [Key in keyof CustomerSearch]?: CustomerSearch[Key] | undefined }) => void
  inputRef: Ref<HTMLInputElement>
}

export function CustomerFilters({ search, onChange, inputRef }: CustomerFiltersProps) {
  const { t } = useTranslation()
  const actor = useActor()
  const isPhone = useIsPhone()
  const seesCredit = canListCustomers(actor, { sort: 'name', isOverLimit: true }).allowed
  return (
    <div className={classes.filters} data-no-print>
      <SearchField
        text={search.text ?? ''}
        onChange={(text) => onChange({ text: text || undefined })}
        inputRef={inputRef}
      />
      <div className={classes.chips}>
        {filterFields
          .filter((field) => field !== 'credit' || seesCredit)
          .map((field) => (
            <FilterChip
              key={field}
              field={field}
              value={search[field]}
              onChange={(value) => onChange({ [field]: value })}
            />
          ))}
        {isFiltered(search) && (
          <button
            type="button"
            className={classes.clear}
            onClick={() =>
              onChange({
                text: undefined,
                ...Object.fromEntries(filterFields.map((field) => [field, undefined])),
              })
            }
          >
            {t('customers.clearFilters')}
          </button>
        )}
        {!isPhone && (
          <ColumnMenu columns={search.columns} onChange={(columns) => onChange({ columns })} />
        )}
      </div>
    </div>
  )
}

interface SearchFieldProps {
  text: string
  onChange: (text: string) => void
  inputRef: Ref<HTMLInputElement>
}

function SearchField({ text, onChange, inputRef }: SearchFieldProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(text)
  const settle = useDebouncedCallback(onChange, 180)
  useEffect(() => setTyped(text), [text])
  const change = (next: string) => {
    setTyped(next)
    settle(next.trim())
  }
  return (
    <TextInput
      ref={inputRef}
      className={classes.search ?? ''}
      type="search"
      aria-label={t('customers.search')}
      aria-keyshortcuts="/"
      placeholder={t('customers.search')}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={
        typed === '' ? null : (
          <CloseButton size="sm" aria-label={t('frame.action.clear')} onClick={() => change('')} />
        )
      }
      value={typed}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur()
      }}
    />
  )
}

interface FilterChipProps {
  field: FilterField
  value: string | undefined
  onChange: (value: string | undefined) => void
}

function FilterChip({ field, value, onChange }: FilterChipProps) {
  const { t } = useTranslation()
  const options = useFilterOptions(field)
  const label = t(`customers.field.${field}`)
  const chosen =
    value === undefined
      ? undefined
      : (options.find((option) => option.value === value)?.text ?? value)

  return (
    <span className={classes.chip} data-set={chosen !== undefined || undefined}>
      <Menu position="bottom-start">
        <Menu.Target>
          <button type="button" className={classes.chipMain}>
            {chosen === undefined ? (
              <>
                <IconPlus size={12} aria-hidden />
                {label}
              </>
            ) : (
              <>
                <span className={classes.chipField}>{label}</span>
                <span className={classes.chipValue}>{chosen}</span>
              </>
            )}
          </button>
        </Menu.Target>
        <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
          {options.map((option) => (
            <Menu.Item
              key={option.value}
              rightSection={option.value === value ? <IconCheck size={14} aria-hidden /> : null}
              onClick={() => onChange(option.value === value ? undefined : option.value)}
            >
              {option.text}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {chosen !== undefined && (
        <button
          type="button"
          className={classes.chipRemove}
          aria-label={t('customers.removeFilter', { field: label })}
          onClick={() => onChange(undefined)}
        >
          <IconX size={12} aria-hidden />
        </button>
      )}
    </span>
  )
}

function useFilterOptions(field: FilterField): { value: string; text: string }[] {
  const { t } = useTranslation()
  const { user } = useMe()
  const { owners } = usePeople()
  const territories = useTerritories()
  if (isChoiceField(field)) {
    return choices[field].map((word) => ({ value: word, text: choiceText(t, field, word) }))
  }
  if (field === 'accountType')
    return accountTypes.map((word) => ({ value: word, text: t(`standing.accountType.${word}`) }))
  if (field === 'priority')
    return priorities.map((word) => ({ value: word, text: t(`standing.priority.${word}`) }))
  if (field === 'health')
    return healthBands.map((word) => ({ value: word, text: t(`standing.health.${word}`) }))
  if (field === 'cadence') return [{ value: offCadence, text: t('standing.off') }]
  if (field === 'credit') return [{ value: overLimit, text: t('customers.overLimit') }]
  if (field === 'territory')
    return territories.map((territory) => ({ value: territory, text: territory }))
  return [
    ...owners.map(({ userId, name }) => ({
      value: userId,
      text: userId === user.id ? `${name} (${t('customers.me')})` : name,
    })),
    { value: noOwner, text: t('customers.noOwner') },
  ]
}
