import { z } from 'zod'
import { pageInput } from '../page.ts'
import { optionalText, requiredText } from '../text.ts'
import { recurrenceSchema } from './recurrence.ts'
import { taskPriorities } from './task.ts'

const taskFields = z.object({
  title: requiredText(200, 'Say what is to be done.'),
  notes: optionalText(10_000),
  dueOn: z.iso
    .date('Choose the day it is due, such as 2026-05-31.')
    .refine((day) => day >= '2000-01-01' && day < '2100-01-01', 'Choose a day of this century.'),
  priority: z.enum(taskPriorities),
  assigneeId: z.uuid(),
  remindAt: z.iso.datetime({ offset: true }).nullable(),
  recurrence: recurrenceSchema.nullable(),
  contactId: z.uuid().nullable(),
})

/** A create accepts an id made by the client: the same create sent twice gives the same row. */
export const createTaskInput = taskFields
  .partial()
  .required({ title: true, dueOn: true })
  .extend({ id: z.uuid().optional(), customerId: z.uuid().nullable().optional() })
export type CreateTaskInput = z.infer<typeof createTaskInput>

export const taskChanges = taskFields
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'Name at least one field to change.')
export type TaskChanges = z.infer<typeof taskChanges>

export const updateTaskInput = z.object({
  id: z.uuid(),
  expectedVersion: z.number().int().min(1),
  changes: taskChanges,
})
export type UpdateTaskInput = z.infer<typeof updateTaskInput>

export const deleteTaskInput = updateTaskInput.omit({ changes: true })
export type DeleteTaskInput = z.infer<typeof deleteTaskInput>

export const taskIdInput = z.object({ id: z.uuid() })
export type TaskIdInput = z.infer<typeof taskIdInput>

export const taskDues = ['overdue', 'today', 'upcoming'] as const
export type TaskDue = (typeof taskDues)[number]

export const listTasksInput = pageInput.extend({
  state: z.enum(['open', 'done']).default('open'),
  /** Of one's own, instead of everybody's that one may see. */
  isMine: z.literal(true).optional(),
  assigneeId: z.uuid().optional(),
  customerId: z.uuid().optional(),
  /** By the calendar of the company; of open tasks only. */
  due: z.enum(taskDues).optional(),
})
export type ListTasksInput = z.infer<typeof listTasksInput>
