import { activityPageSchema, activitySchema } from '@leora/domain/activities/activity'
import {
  activityIdInput,
  deleteActivityInput,
  listActivitiesInput,
  logActivityInput,
  updateActivityInput,
} from '@leora/domain/activities/inputs'
import { router, tenantProcedure } from '../trpc.ts'
import {
  deleteActivity,
  listActivities,
  logActivity,
  restoreActivity,
  updateActivity,
} from './service.ts'

export const activitiesRouter = router({
  list: tenantProcedure
    .meta({
      rest: 'GET /activities',
      summary: 'List what happened with a customer, the latest first',
      returns: activityPageSchema,
    })
    .input(listActivitiesInput)
    .query(({ ctx, input }) => listActivities(ctx, input)),
  log: tenantProcedure
    .meta({
      rest: 'POST /activities',
      summary: 'Log an activity, with a task that follows upon it if there is one',
      returns: activitySchema,
    })
    .input(logActivityInput)
    .mutation(({ ctx, input }) => logActivity(ctx, input)),
  update: tenantProcedure
    .meta({
      rest: 'PATCH /activities/{id}',
      summary: 'Correct an activity',
      returns: activitySchema,
    })
    .input(updateActivityInput)
    .mutation(({ ctx, input }) => updateActivity(ctx, input)),
  delete: tenantProcedure
    .meta({
      rest: 'DELETE /activities/{id}',
      summary: 'Delete an activity; it can be restored for 30 days',
      returns: activitySchema,
    })
    .input(deleteActivityInput)
    .mutation(({ ctx, input }) => deleteActivity(ctx, input)),
  restore: tenantProcedure
    .meta({
      rest: 'POST /activities/{id}/restore',
      summary: 'Restore a deleted activity',
      returns: activitySchema,
    })
    .input(activityIdInput)
    .mutation(({ ctx, input }) => restoreActivity(ctx, input)),
})
