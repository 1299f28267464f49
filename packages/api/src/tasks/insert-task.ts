import { notifications, tasks } from '@leora/db/schema/index'
import type { CreateTaskInput } from '@leora/domain/tasks/inputs'
import type { Task } from '@leora/domain/tasks/task'
import { uuid7 } from '@leora/domain/uuid7'
import type { TenantContext } from '../context.ts'
import { customerView } from '../customers/view.ts'
import { writeRow } from '../write-row.ts'
import { taskShape } from './columns.ts'
import { findTask } from './queries.ts'

interface TaskOrigin {
  customerId: string | null
  originActivityId: string | null
}

/**
 * Writes a task whose customer and author are judged already, with its reminder and the notice to whom
 * it is given. Sent twice, the second finds the first one's row, and null where that is not its own.
 */
export async function insertTask(
  ctx: TenantContext,
  input: Omit<CreateTaskInput, 'customerId'>,
  { customerId, originActivityId }: TaskOrigin,
): Promise<Task | null> {
  const { db, actor } = ctx
  const { tenantId, userId } = actor
  const { id = uuid7(), recurrence = null, assigneeId = userId, ...fields } = input
  const shape = taskShape(customerView(actor))
  const insert = db
    .insert(tasks)
    .values({
      ...fields,
      ...recurrenceColumns(recurrence, fields.dueOn),
      tenantId,
      id,
      assigneeId,
      createdById: userId,
      customerId,
      originActivityId,
    })
    .onConflictDoNothing({ target: [tasks.tenantId, tasks.id] })
  const created = await writeRow<Task>(db, insert, shape, { isLast: false })
  if (!created) {
    const first = await findTask(db, tenantId, id, customerView(actor))
    return first?.customerId === customerId ? first : null
  }
  await Promise.all([
    remindLater(ctx, { id, remindAt: input.remindAt ?? null }),
    notifyAssignee(ctx, { id, title: fields.title, assigneeId }),
  ])
  return created
}

export function recurrenceColumns(recurrence: Task['recurrence'], start: string) {
  return {
    recurrenceUnit: recurrence?.unit ?? null,
    recurrenceInterval: recurrence?.interval ?? null,
    recurrenceStart: recurrence === null ? null : start,
  }
}

/** One job per reminder; it finds out when it runs whether the reminder is still meant. */
export async function remindLater(
  { db, jobs, actor: { tenantId, userId } }: TenantContext,
  { id, remindAt }: { id: string; remindAt: string | null },
): Promise<void> {
  if (remindAt === null) return
  const data = { tenantId, userId, taskId: id, remindAt }
  await jobs.enqueue(db, 'remind-of-task', data, { startAfter: remindAt })
}

/** Tells a colleague that something is now theirs to do, in the transaction that made it so. */
export async function notifyAssignee(
  { db, actor: { tenantId, userId } }: TenantContext,
  { id, title, assigneeId }: { id: string; title: string; assigneeId: string },
): Promise<void> {
  if (assigneeId === userId) return
  await db.insert(notifications).values({
    tenantId,
    id: uuid7(),
    userId: assigneeId,
    kind: 'task_assigned',
    params: { task: title },
    link: `/tasks?task=${id}`,
  })
}
