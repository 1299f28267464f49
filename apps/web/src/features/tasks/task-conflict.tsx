import type { EditConflict } from '@leora/client/edit-conflict'
import type { TaskChanges } from '@leora/domain/tasks/inputs'
import type { Task } from '@leora/domain/tasks/task'
import { useTranslation } from 'react-i18next'
import { FieldChoice } from '#shared/conflict/field-choice.tsx'
import { useFormat } from '#shared/format/use-format.ts'
import type { TaskDraft } from './task-form.tsx'

interface TaskConflictProps {
  conflict: EditConflict<Task>
  onResolve: (changes: TaskChanges) => void
  onClose: () => void
}

export function TaskConflict({ conflict, onResolve, onClose }: TaskConflictProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { current, conflicts, changes } = conflict
  const textOf = (field: string, value: Task[keyof Task]): string | null => {
    if (value === null) return null
    if (typeof value === 'object') return t(`tasks.every.${value.unit}`, { count: value.interval })
    if (field === 'dueOn') return format.date(`${value}T12:00:00Z`)
    if (field === 'remindAt') return format.dateTime(String(value))
    if (field === 'priority') return t(`tasks.priority.${value as Task['priority']}`)
    if (field === 'assigneeId' && value === current.assigneeId) return current.assigneeName
    return String(value)
  }
  return (
    <FieldChoice
      name={current.title}
      contested={conflicts.map(({ field, mine, theirs }) => ({
        field,
        label: t(`tasks.field.${field as keyof TaskDraft}`),
        mine: textOf(field, mine),
        theirs: textOf(field, theirs),
      }))}
      onResolve={(choice) => {
        const chosen = conflicts.filter(({ field }) => choice[field] === 'mine')
        onResolve({
          ...(changes as TaskChanges),
          ...Object.fromEntries(chosen.map(({ field, mine }) => [field, mine])),
        })
      }}
      onClose={onClose}
    />
  )
}
