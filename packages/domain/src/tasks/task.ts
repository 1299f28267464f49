import { z } from 'zod'
import { recurrenceSchema } from './recurrence.ts'

export const taskPriorities = ['low', 'normal', 'high'] as const
export type TaskPriority = (typeof taskPriorities)[number]

export const taskSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  notes: z.string().nullable(),
  /** A calendar day of the company's zone. */
  dueOn: z.iso.date(),
  priority: z.enum(taskPriorities),
  assigneeId: z.uuid(),
  assigneeName: z.string().nullable(),
  remindAt: z.iso.datetime({ offset: true }).nullable(),
  recurrence: recurrenceSchema.nullable(),
  customerId: z.uuid().nullable(),
  /** Null also for who may not see the customer. */
  customerName: z.string().nullable(),
  contactId: z.uuid().nullable(),
  contactName: z.string().nullable(),
  /** The activity it follows upon. */
  originActivityId: z.uuid().nullable(),
  doneAt: z.iso.datetime({ offset: true }).nullable(),
  doneById: z.uuid().nullable(),
  doneByName: z.string().nullable(),
  version: z.number().int(),
  createdAt: z.iso.datetime({ offset: true }),
  updatedAt: z.iso.datetime({ offset: true }),
  deletedAt: z.iso.datetime({ offset: true }).nullable(),
})
export type Task = z.infer<typeof taskSchema>

export const taskPageSchema = z.object({
  items: z.array(taskSchema),
  nextCursor: z.string().nullable(),
})
export type TaskPage = z.infer<typeof taskPageSchema>
