import { and, eq, sql } from '@leora/db'
import { tasks } from '@leora/db/schema/index'
import { DomainError } from '@leora/domain/errors'
import type { OwnedRow } from '@leora/domain/permissions/allow'
import type { Task } from '@leora/domain/tasks/task'
import type { TenantContext } from '../context.ts'
import { customerView } from '../customers/view.ts'
import { writeRow } from '../write-row.ts'
import { taskShape } from './columns.ts'
import { findTask } from './queries.ts'

/** A task as a writer needs it; the owner is that of its customer. */
export interface LockedTask extends OwnedRow {
  id: string
  title: string
  dueOn: string
  assigneeId: string
  recurrence: Task['recurrence']
  recurrenceStart: string | null
  customerId: string | null
  isCustomerDeleted: boolean
  doneAt: string | null
  deletedAt: string | null
  version: number
  /** The day it is now where the company is. */
  today: string
  [column: string]: unknown
}

export async function lockTask(
  { db, actor }: TenantContext,
  id: string,
): Promise<LockedTask | null> {
  const [task] = await db.run<LockedTask>(
    `select t.id, t.title, t.due_on as "dueOn", t.assignee_id as "assigneeId",
       case when t.recurrence_unit is null then null
         else json_build_object('unit', t.recurrence_unit, 'interval', t.recurrence_interval) end as recurrence,
       t.recurrence_start as "recurrenceStart", t.customer_id as "customerId",
       c.deleted_at is not null as "isCustomerDeleted", c.owner_id as "ownerId",
       (select u.name from auth.users u where u.id = c.owner_id) as "ownerName",
       t.done_at as "doneAt", t.deleted_at as "deletedAt", t.version,
       (now() at time zone z.time_zone)::date as today
     from tasks t join tenants z on z.tenant_id = $1
     left join customers c on c.tenant_id = $1 and c.id = t.customer_id
     where t.tenant_id = $1 and t.id = $2 for update of t`,
    [actor.tenantId, id],
  )
  return task ?? null
}

export async function saveTask(
  ctx: TenantContext,
  id: string,
  changes: Parameters<ReturnType<typeof ctx.db.update<typeof tasks>>['set']>[0],
  { isLast = true } = {},
): Promise<Task> {
  const update = ctx.db
    .update(tasks)
    .set({ ...changes, version: sql`${tasks.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(tasks.tenantId, ctx.actor.tenantId), eq(tasks.id, id)))
  const shape = taskShape(customerView(ctx.actor))
  return (await writeRow<Task>(ctx.db, update, shape, { isLast })) ?? throwTaskNotFound()
}

export async function readTask({ db, actor }: TenantContext, id: string): Promise<Task> {
  return (await findTask(db, actor.tenantId, id, customerView(actor))) ?? throwTaskNotFound()
}

export function throwTaskNotFound(): never {
  throw new DomainError('not_found', 'This task does not exist, or was deleted.')
}
