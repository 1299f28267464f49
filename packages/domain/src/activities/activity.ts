import { z } from 'zod'

export const activityTypes = [
  'call',
  'visit',
  'email',
  'meeting',
  'tasting',
  'text',
  'note',
] as const
export type ActivityType = (typeof activityTypes)[number]

export const activityDirections = ['outgoing', 'incoming'] as const
export type ActivityDirection = (typeof activityDirections)[number]

export const activityOutcomes = [
  'reached',
  'no_answer',
  'left_message',
  'interested',
  'not_interested',
  'ordered',
] as const
export type ActivityOutcome = (typeof activityOutcomes)[number]

/** Types that go one way or the other. */
export const directedTypes: readonly ActivityType[] = ['call', 'email', 'text']
/** Types that take time. */
export const timedTypes: readonly ActivityType[] = ['call', 'visit', 'meeting', 'tasting']

export const activitySchema = z.object({
  id: z.uuid(),
  customerId: z.uuid(),
  contactId: z.uuid().nullable(),
  contactName: z.string().nullable(),
  type: z.enum(activityTypes),
  direction: z.enum(activityDirections).nullable(),
  outcome: z.enum(activityOutcomes).nullable(),
  durationMinutes: z.number().int().nullable(),
  body: z.string().nullable(),
  happenedAt: z.iso.datetime({ offset: true }),
  authorId: z.uuid(),
  authorName: z.string().nullable(),
  version: z.number().int(),
  createdAt: z.iso.datetime({ offset: true }),
  updatedAt: z.iso.datetime({ offset: true }),
  deletedAt: z.iso.datetime({ offset: true }).nullable(),
})
export type Activity = z.infer<typeof activitySchema>

export const activityPageSchema = z.object({
  items: z.array(activitySchema),
  nextCursor: z.string().nullable(),
})
export type ActivityPage = z.infer<typeof activityPageSchema>
