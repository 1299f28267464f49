import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { choices, type EditableField, fieldKinds, isChoiceField } from './customer-fields.ts'
import { usePeople } from './use-people.ts'

/** Reads any field's value aloud in the reader's words; null when nothing is set. */
export function useFieldText(currency: string) {
  const { t } = useTranslation()
  const format = useFormat()
  const people = usePeople()

  return (field: EditableField, value: unknown): string | null => {
    if (value === null || value === undefined || value === '') return null
    if (isChoiceField(field)) {
      const words: readonly string[] = choices[field]
      return words.includes(String(value)) ? choiceText(t, field, String(value)) : String(value)
    }
    switch (fieldKinds[field]) {
      case 'money':
        return typeof value === 'number' ? format.money(value, currency) : null
      case 'owner':
        return people.nameOf(String(value)) ?? null
      case 'country':
        return format.country(String(value))
      case 'tags':
        return Array.isArray(value) && value.length > 0 ? value.join(', ') : null
      case 'text':
      case 'long':
      case 'email':
      case 'phone':
      case 'url':
      case 'territory':
      case 'choice':
        return String(value)
    }
  }
}

type Translate = (word: 'customers.status.active') => string

/** The caller has checked that the word belongs to the field. */
export function choiceText(t: Translate, field: keyof typeof choices, word: string): string {
  return t(`customers.${field}.${word}` as 'customers.status.active')
}
