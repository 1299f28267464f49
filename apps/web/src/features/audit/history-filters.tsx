import { trpc } from '@leora/client'
import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './history-filters.module.css'
import { useActWords } from './use-act-words.ts'

export interface HistoryFilter {
  actorId?: string
  action?: string
}

const acts = [
  'created',
  'updated',
  'deleted',
  'restored',
  'permission_changed',
  'signed_in',
] as const

interface HistoryFiltersProps {
  filter: HistoryFilter
  onChange: (filter: HistoryFilter) => void
}

export function HistoryFilters({ filter, onChange }: HistoryFiltersProps) {
  const { t } = useTranslation()
  const actWords = useActWords()
  const { data: members } = trpc.admin.listMembers.useQuery(undefined, { staleTime: 5 * 60_000 })
  const change = (changes: { actorId?: string | null; action?: string | null }) => {
    const next = { ...filter, ...changes }
    onChange({
      ...(next.actorId && { actorId: next.actorId }),
      ...(next.action && { action: next.action }),
    })
  }
  return (
    <div className={classes.filters} data-no-print>
      <Select
        aria-label={t('admin.audit.actor')}
        placeholder={t('admin.audit.everyone')}
        data={members?.map(({ userId, name }) => ({ value: userId, label: name })) ?? []}
        value={filter.actorId ?? null}
        clearable
        searchable
        onChange={(actorId) => change({ actorId })}
      />
      <Select
        aria-label={t('admin.audit.act')}
        placeholder={t('admin.audit.everything')}
        data={acts.map((act) => ({ value: act, label: actWords(act, true) }))}
        value={filter.action ?? null}
        clearable
        onChange={(action) => change({ action })}
      />
    </div>
  )
}
