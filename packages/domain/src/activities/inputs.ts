import { z } from 'zod'
import { pageInput } from '../page.ts'
import { createTaskInput } from '../tasks/inputs.ts'
import { optionalText } from '../text.ts'
import { activityDirections, activityOutcomes, activityTypes } from './activity.ts'

const activityFields = z.object({
  type: z.enum(activityTypes),
  direction: z.enum(activityDirections).nullable(),
  outcome: z.enum(activityOutcomes).nullable(),
  durationMinutes: z
    .number()
    .int('Use whole minutes.')
    .min(1, 'A duration is at least one minute.')
    .max(1_440, 'A duration is at most a day.')
    .nullable(),
  contactId: z.uuid().nullable(),
  body: optionalText(20_000),
  happenedAt: z.iso.datetime({ offset: true }),
})

/** Made with the activity or not at all; it belongs to the same customer. */
const followUp = createTaskInput.omit({ customerId: true })
export type FollowUpInput = z.infer<typeof followUp>

/** A create accepts an id made by the client: the same activity sent twice is logged once. */
export const logActivityInput = activityFields
  .partial()
  .required({ type: true })
  .extend({ id: z.uuid().optional(), customerId: z.uuid(), followUp: followUp.optional() })
  .refine(({ type, body }) => type !== 'note' || Boolean(body), {
    path: ['body'],
    message: 'Write what the note says.',
  })
export type LogActivityInput = z.infer<typeof logActivityInput>

export const activityChanges = activityFields
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'Name at least one field to change.')
export type ActivityChanges = z.infer<typeof activityChanges>

export const updateActivityInput = z.object({
  id: z.uuid(),
  expectedVersion: z.number().int().min(1),
  changes: activityChanges,
})
export type UpdateActivityInput = z.infer<typeof updateActivityInput>

export const deleteActivityInput = updateActivityInput.omit({ changes: true })
export type DeleteActivityInput = z.infer<typeof deleteActivityInput>

export const activityIdInput = z.object({ id: z.uuid() })
export type ActivityIdInput = z.infer<typeof activityIdInput>

export const listActivitiesInput = pageInput.extend({
  customerId: z.uuid(),
  type: z.enum(activityTypes).optional(),
})
export type ListActivitiesInput = z.infer<typeof listActivitiesInput>
