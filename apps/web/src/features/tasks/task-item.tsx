import { canEditTask } from '@leora/domain/tasks/policy'
import type { Task } from '@leora/domain/tasks/task'
import { lazy, Suspense } from 'react'
import { useActor } from '#shared/session/me.ts'
import { TaskRow } from './task-row.tsx'
import { useTasks } from './use-tasks.ts'

// Its form is seldom opened, and Today shows tasks too.
const TaskEditor = lazy(() =>
  import('./task-editor.tsx').then((module) => ({ default: module.TaskEditor })),
)

interface TaskItemProps {
  task: Task
  namesCustomer: boolean
  isActive?: boolean
  isEdited: boolean
  onEdit: (id: string | null) => void
}

/** A task, or its form where it is being changed. */
export function TaskItem({ task, isEdited, onEdit, ...row }: TaskItemProps) {
  const actor = useActor()
  const tasks = useTasks()
  const shown = (
    <TaskRow
      {...row}
      task={task}
      mayEdit={canEditTask(actor, task).allowed}
      onToggle={() => (task.doneAt === null ? tasks.complete(task) : tasks.reopen(task))}
      onEdit={() => onEdit(task.id)}
      onDelete={() => tasks.remove(task)}
    />
  )
  return isEdited ? (
    <Suspense fallback={shown}>
      <TaskEditor task={task} onClose={() => onEdit(null)} />
    </Suspense>
  ) : (
    shown
  )
}
