import { z } from 'zod'
import { activitySchema } from '../activities/activity.ts'
import { auditItemSchema } from '../audit/audit.ts'
import { orderRowSchema } from '../orders/order.ts'
import { pageInput } from '../page.ts'
import { taskSchema } from '../tasks/task.ts'

/** What the timeline of a customer is made of: what was done with them, what they ordered, and what was changed about them. */
export const timelineKinds = ['activity', 'task', 'order', 'change'] as const
export type TimelineKind = (typeof timelineKinds)[number]

const entry = { id: z.uuid(), at: z.iso.datetime({ offset: true }) }

export const timelineEntrySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('activity'), ...entry, activity: activitySchema }),
  z.object({ kind: z.literal('task'), ...entry, task: taskSchema }),
  z.object({ kind: z.literal('order'), ...entry, order: orderRowSchema }),
  z.object({ kind: z.literal('change'), ...entry, change: auditItemSchema }),
])
export type TimelineEntry = z.infer<typeof timelineEntrySchema>

export const timelinePageSchema = z.object({
  items: z.array(timelineEntrySchema),
  nextCursor: z.string().nullable(),
})
export type TimelinePage = z.infer<typeof timelinePageSchema>

export const listTimelineInput = pageInput.extend({
  id: z.uuid(),
  /** All kinds where none is named. */
  kinds: z.array(z.enum(timelineKinds)).min(1).max(timelineKinds.length).optional(),
})
export type ListTimelineInput = z.infer<typeof listTimelineInput>

/** What the head of a record says beside the customer itself. */
export const customerSummarySchema = z.object({
  nextTask: taskSchema.nullable(),
  openTasks: z.number().int(),
  lastActivity: activitySchema.nullable(),
})
export type CustomerSummary = z.infer<typeof customerSummarySchema>
