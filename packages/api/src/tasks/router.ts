import {
  createTaskInput,
  deleteTaskInput,
  listTasksInput,
  taskIdInput,
  updateTaskInput,
} from '@leora/domain/tasks/inputs'
import { taskPageSchema, taskSchema } from '@leora/domain/tasks/task'
import { router, tenantProcedure } from '../trpc.ts'
import {
  completeTask,
  createTask,
  deleteTask,
  listTasks,
  reopenTask,
  restoreTask,
  updateTask,
} from './service.ts'

export const tasksRouter = router({
  list: tenantProcedure
    .meta({
      rest: 'GET /tasks',
      summary: 'List tasks: open ones by the day they are due, done ones the latest first',
      returns: taskPageSchema,
    })
    .input(listTasksInput)
    .query(({ ctx, input }) => listTasks(ctx, input)),
  create: tenantProcedure
    .meta({ rest: 'POST /tasks', summary: 'Add a task', returns: taskSchema })
    .input(createTaskInput)
    .mutation(({ ctx, input }) => createTask(ctx, input)),
  update: tenantProcedure
    .meta({ rest: 'PATCH /tasks/{id}', summary: 'Change a task', returns: taskSchema })
    .input(updateTaskInput)
    .mutation(({ ctx, input }) => updateTask(ctx, input)),
  complete: tenantProcedure
    .meta({
      rest: 'POST /tasks/{id}/complete',
      summary: 'Say that a task is done; one that repeats makes the next',
      returns: taskSchema,
    })
    .input(taskIdInput)
    .mutation(({ ctx, input }) => completeTask(ctx, input)),
  reopen: tenantProcedure
    .meta({
      rest: 'POST /tasks/{id}/reopen',
      summary: 'Open a task that was done',
      returns: taskSchema,
    })
    .input(taskIdInput)
    .mutation(({ ctx, input }) => reopenTask(ctx, input)),
  delete: tenantProcedure
    .meta({
      rest: 'DELETE /tasks/{id}',
      summary: 'Delete a task; it can be restored for 30 days',
      returns: taskSchema,
    })
    .input(deleteTaskInput)
    .mutation(({ ctx, input }) => deleteTask(ctx, input)),
  restore: tenantProcedure
    .meta({
      rest: 'POST /tasks/{id}/restore',
      summary: 'Restore a deleted task',
      returns: taskSchema,
    })
    .input(taskIdInput)
    .mutation(({ ctx, input }) => restoreTask(ctx, input)),
})
