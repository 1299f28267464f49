import { sql } from '@leora/db'
import { canReadCustomers } from '@leora/domain/customers/policy'
import { DomainError } from '@leora/domain/errors'
import type { OwnedRow } from '@leora/domain/permissions/allow'
import { isReached } from '@leora/domain/permissions/rights'
import { authorize } from '@leora/domain/policy'
import type {
  CreateTaskInput,
  DeleteTaskInput,
  ListTasksInput,
  TaskIdInput,
  UpdateTaskInput,
} from '@leora/domain/tasks/inputs'
import { canCreateTask, canEditTask, canReadTasks } from '@leora/domain/tasks/policy'
import type { Task, TaskPage } from '@leora/domain/tasks/task'
import type { TenantContext } from '../context.ts'
import { lockParent } from '../customers/lock-parent.ts'
import { customerView } from '../customers/view.ts'
import { insertTask, notifyAssignee, recurrenceColumns, remindLater } from './insert-task.ts'
import { type LockedTask, lockTask, readTask, saveTask, throwTaskNotFound } from './lock-task.ts'
import { listTasksJson } from './queries.ts'
import { insertNextTask, removeNextTask } from './recur.ts'

export async function listTasks(ctx: TenantContext, input: ListTasksInput): Promise<TaskPage> {
  authorize(canReadTasks(ctx.actor))
  return await listTasksJson(ctx.db, ctx.actor, input, customerView(ctx.actor))
}

export async function createTask(ctx: TenantContext, input: CreateTaskInput): Promise<Task> {
  const { customerId = null, ...fields } = input
  const { actor } = ctx
  if (customerId === null) authorize(canCreateTask(actor))
  else {
    const judge = (row: OwnedRow) => canCreateTask(actor, row)
    await lockParent(ctx, customerId, { strength: 'key share', judge })
  }
  const task = await insertTask(ctx, fields, { customerId, originActivityId: null })
  return task ?? throwTaskNotFound()
}

export async function updateTask(ctx: TenantContext, input: UpdateTaskInput): Promise<Task> {
  const before = await lockForWriter(ctx, input.id)
  await assertVersion(ctx, input, before)
  const { recurrence, ...changes } = input.changes
  const { dueOn = before.dueOn, title = before.title, remindAt, assigneeId } = changes
  const isMoved = recurrence !== undefined || dueOn !== before.dueOn
  const series = recurrence === undefined ? before.recurrence : recurrence
  const isGiven = assigneeId !== undefined && assigneeId !== before.assigneeId
  const isLast = !isGiven && !remindAt
  const task = await saveTask(
    ctx,
    input.id,
    {
      ...changes,
      ...(isMoved && recurrenceColumns(series, dueOn)),
      ...(remindAt !== undefined && { remindedAt: null }),
    },
    { isLast },
  )
  await Promise.all([
    remindLater(ctx, { id: input.id, remindAt: remindAt ?? null }),
    isGiven && notifyAssignee(ctx, { id: input.id, title, assigneeId }),
  ])
  return task
}

/** The lock lets one of many completes at once do it; the others find it done. */
export async function completeTask(ctx: TenantContext, input: TaskIdInput): Promise<Task> {
  const before = await lockForWriter(ctx, input.id)
  if (before.doneAt !== null) return await readTask(ctx, input.id)
  const isLast = before.recurrence === null
  const done = { doneAt: sql`now()`, doneById: ctx.actor.userId }
  const task = await saveTask(ctx, input.id, done, { isLast })
  if (!isLast) await insertNextTask(ctx, before)
  return task
}

/** The way back from a complete: what a series made of it goes, unless somebody has touched it. */
export async function reopenTask(ctx: TenantContext, input: TaskIdInput): Promise<Task> {
  const before = await lockForWriter(ctx, input.id)
  if (before.doneAt === null) return await readTask(ctx, input.id)
  if (before.recurrence !== null) await removeNextTask(ctx, input.id)
  return await saveTask(ctx, input.id, { doneAt: null, doneById: null })
}

export async function deleteTask(ctx: TenantContext, input: DeleteTaskInput): Promise<Task> {
  const before = await lockForWriter(ctx, input.id)
  await assertVersion(ctx, input, before)
  return await saveTask(ctx, input.id, { deletedAt: sql`now()` })
}

export async function restoreTask(ctx: TenantContext, input: TaskIdInput): Promise<Task> {
  const before = await lockForWriter(ctx, input.id, { isDeleted: true })
  return before.deletedAt === null
    ? await readTask(ctx, input.id)
    : await saveTask(ctx, input.id, { deletedAt: null })
}

async function lockForWriter(
  ctx: TenantContext,
  id: string,
  { isDeleted = false } = {},
): Promise<LockedTask> {
  const { actor } = ctx
  const task = await lockTask(ctx, id)
  if (task === null || task.isCustomerDeleted || (task.deletedAt !== null && !isDeleted)) {
    throwTaskNotFound()
  }
  const isMine = task.assigneeId === actor.userId
  const isSeen = isMine || isReached(actor, 'customers.read', task.ownerId)
  if (canReadCustomers(actor).allowed && !isSeen) throwTaskNotFound()
  authorize(canEditTask(actor, task, task.customerId === null ? undefined : task))
  return task
}

async function assertVersion(
  ctx: TenantContext,
  input: { id: string; expectedVersion: number },
  before: LockedTask,
) {
  if (before.version === input.expectedVersion) return
  throw new DomainError(
    'conflict',
    'Somebody changed this task while you were editing. Choose which values to keep.',
    { current: await readTask(ctx, input.id) },
  )
}
