import { uuid7 } from '@leora/domain/uuid7'
import { z } from 'zod'
import { inTenantOf, type JobHandler } from './job.ts'

const reminderData = z.object({
  tenantId: z.uuid(),
  userId: z.string(),
  taskId: z.uuid(),
  remindAt: z.iso.datetime({ offset: true }),
})

/**
 * Tells whoever is to do the task, once: told and marked in one statement, so that a second try finds
 * nothing to do. One that was put off, done or deleted meanwhile is not told.
 */
export const remindOfTask: JobHandler = async (services, job) => {
  const { taskId, remindAt, ...origin } = reminderData.parse(job.data)
  const told = await inTenantOf(services, job, origin, (db) =>
    db.run(
      `with due as (
         update tasks set reminded_at = now()
         where tenant_id = $1 and id = $2 and remind_at = $3::timestamptz and reminded_at is null
           and done_at is null and deleted_at is null
         returning id, title, assignee_id)
       insert into notifications (tenant_id, id, user_id, kind, params, link)
       select $1, $4, assignee_id, 'task_reminder', jsonb_build_object('task', title), '/tasks?task=' || id
       from due returning id`,
      [origin.tenantId, taskId, remindAt, uuid7()],
    ),
  )
  return { told: told.length }
}
