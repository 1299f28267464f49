import { z } from 'zod'
import { requiredText } from '../text.ts'

const personSchema = z.object({ userId: z.uuid(), name: z.string() })

export const teamSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Who leads it and so reaches its people's rows; the lead is one of its people only when named among them. */
  lead: personSchema.nullable(),
  people: z.array(personSchema),
  version: z.number().int(),
  updatedAt: z.iso.datetime({ offset: true }),
})
export type Team = z.infer<typeof teamSchema>

const content = z.object({
  name: requiredText(60, 'Give the team a name.'),
  leadId: z.uuid().nullable(),
  userIds: z
    .array(z.uuid())
    .max(500, 'A team has at most 500 people.')
    .transform((ids) => [...new Set(ids)]),
})

/** A create accepts an id made by the client: the same create sent twice gives the same team. */
export const createTeamInput = content
  .partial()
  .required({ name: true })
  .extend({ id: z.uuid().optional() })
export type CreateTeamInput = z.infer<typeof createTeamInput>

export const updateTeamInput = z.object({
  id: z.uuid(),
  expectedVersion: z.number().int().min(1),
  changes: content
    .partial()
    .refine((changes) => Object.keys(changes).length > 0, 'Name at least one field to change.'),
})
export type UpdateTeamInput = z.infer<typeof updateTeamInput>

export const deleteTeamInput = updateTeamInput.omit({ changes: true })
export type DeleteTeamInput = z.infer<typeof deleteTeamInput>

export const teamIdInput = z.object({ id: z.uuid() })
export type TeamIdInput = z.infer<typeof teamIdInput>
