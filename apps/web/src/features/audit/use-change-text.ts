import { trpc } from '@leora/client'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { useMe } from '#shared/session/me.ts'
import { wordsOf } from './read-changes.ts'

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/

/** Old and new values in the reader's words: names for ids, money for minor units, days for instants. */
export function useChangeText() {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { tenant } = useMe()
  const { data: members } = trpc.admin.listMembers.useQuery(undefined, { staleTime: 5 * 60_000 })

  const labelOf = (field: string): string => {
    const key = `customers.field.${field}`
    return i18n.exists(key) ? t(key as 'customers.field.name') : wordsOf(field)
  }

  const textOf = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('admin.audit.empty')
    if (typeof value === 'boolean') return t(value ? 'admin.audit.yes' : 'admin.audit.no')
    if (Array.isArray(value))
      return value.length === 0 ? t('admin.audit.empty') : value.map(String).join(', ')
    if (field.endsWith('Minor') && typeof value === 'number')
      return format.money(value, tenant.currency)
    if (typeof value === 'number') return format.count(value)
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
    if (field.endsWith('Id'))
      return members?.find(({ userId }) => userId === text)?.name ?? text.slice(0, 8)
    if (field === 'role' && i18n.exists(`frame.role.${text}`))
      return t(`frame.role.${text}` as 'frame.role.owner')
    const word = `customers.${field}.${text}`
    if (/^[a-z_]+$/.test(text) && i18n.exists(word)) return t(word as 'customers.status.active')
    return instantPattern.test(text) ? format.dateTime(text) : text
  }

  return { labelOf, textOf }
}
