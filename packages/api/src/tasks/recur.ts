import { nextOccurrence } from '@leora/domain/tasks/recurrence'
import { uuid7 } from '@leora/domain/uuid7'
import type { TenantContext } from '../context.ts'
import { remindLater } from './insert-task.ts'
import type { LockedTask } from './lock-task.ts'

interface NextTask {
  id: string
  remindAt: string | null
  [column: string]: unknown
}

/**
 * The next task of the series: after this one and after today, so that a late one is not followed by
 * what is overdue already. Its reminder keeps the hour it has on the clocks of the company. A task has
 * one successor; one that a reopening removed comes back.
 */
export async function insertNextTask(ctx: TenantContext, task: LockedTask): Promise<void> {
  const { recurrence, recurrenceStart, dueOn, today } = task
  if (recurrence === null || recurrenceStart === null) return
  const [, later = today] = [dueOn, today].sort()
  const nextDueOn = nextOccurrence(recurrenceStart, recurrence, later)
  const [next] = await ctx.db.run<NextTask>(
    `insert into tasks as n (tenant_id, id, title, notes, due_on, priority, assignee_id, created_by_id, remind_at,
       recurrence_unit, recurrence_interval, recurrence_start, previous_task_id, customer_id, contact_id)
     select t.tenant_id, $3, t.title, t.notes, $4::date, t.priority, t.assignee_id, t.created_by_id,
       (t.remind_at at time zone z.time_zone + ($4::date - t.due_on) * interval '1 day') at time zone z.time_zone,
       t.recurrence_unit, t.recurrence_interval, t.recurrence_start, t.id, t.customer_id, t.contact_id
     from tasks t join tenants z on z.tenant_id = $1
     where t.tenant_id = $1 and t.id = $2
     on conflict (tenant_id, previous_task_id) do update
       set deleted_at = null, due_on = excluded.due_on, remind_at = excluded.remind_at
       where n.deleted_at is not null and n.done_at is null and n.version = 1
     returning id, to_json(remind_at) #>> '{}' as "remindAt"`,
    [ctx.actor.tenantId, task.id, uuid7(), nextDueOn],
  )
  if (next) await remindLater(ctx, next)
}

export async function removeNextTask({ db, actor }: TenantContext, id: string): Promise<void> {
  await db.run(
    `update tasks set deleted_at = now()
     where tenant_id = $1 and previous_task_id = $2 and version = 1 and done_at is null and deleted_at is null`,
    [actor.tenantId, id],
  )
}
