import { type EditConflict, readConflict } from '@leora/client/edit-conflict'
import type { TaskChanges } from '@leora/domain/tasks/inputs'
import type { Task } from '@leora/domain/tasks/task'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sentenceFor } from '#shared/states/sentence-for.ts'
import { showError } from '#shared/toast/toast.tsx'
import { TaskConflict } from './task-conflict.tsx'
import { type TaskDraft, TaskForm } from './task-form.tsx'
import { useTasks } from './use-tasks.ts'

interface NewTaskProps {
  customerId: string | null
  onClose: () => void
}

export function NewTask({ customerId, onClose }: NewTaskProps) {
  const { t } = useTranslation()
  const tasks = useTasks()
  const [id] = useState(() => crypto.randomUUID())
  return (
    <TaskForm
      label={t('tasks.new')}
      start={null}
      customerId={customerId}
      onClose={onClose}
      onSave={async (draft) => {
        await tasks.add({ ...draft, id, customerId })
        onClose()
      }}
    />
  )
}

export function TaskEditor({ task, onClose }: { task: Task; onClose: () => void }) {
  const { t } = useTranslation()
  const tasks = useTasks()
  // The row as it was when the edit began; a change meanwhile is a conflict to settle.
  const [base] = useState(task)
  const [conflict, setConflict] = useState<EditConflict<Task> | null>(null)

  const save = async (from: Task, changes: TaskChanges): Promise<void> => {
    try {
      if (Object.keys(changes).length > 0) await tasks.change(from, changes)
      onClose()
    } catch (error) {
      const found = readConflict(error, { base: from, changes: changes as Partial<Task> })
      if (!found) throw error
      if (found.conflicts.length === 0) return save(found.current, found.changes as TaskChanges)
      setConflict(found)
    }
  }
  return (
    <>
      <TaskForm
        label={t('tasks.edit', { title: base.title })}
        start={base}
        customerId={base.customerId}
        onClose={onClose}
        onSave={(draft) => save(base, changesOf(base, draft))}
      />
      {conflict && (
        <TaskConflict
          conflict={conflict}
          onClose={onClose}
          onResolve={(changes) => {
            setConflict(null)
            const again = save(conflict.current, changes)
            again.catch((error: unknown) => showError(sentenceFor(error)))
          }}
        />
      )}
    </>
  )
}

function changesOf(base: Task, draft: TaskDraft): TaskChanges {
  return Object.fromEntries(
    Object.entries(draft).filter(([field, value]) => {
      const old = base[field as keyof TaskDraft]
      // An input of minutes leaves the seconds as they were.
      if (field === 'remindAt' && typeof value === 'string' && typeof old === 'string') {
        return Math.abs(Date.parse(value) - Date.parse(old)) >= 60_000
      }
      return JSON.stringify(value) !== JSON.stringify(old)
    }),
  )
}
