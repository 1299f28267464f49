import { z } from 'zod'
import { requiredText, searchedText } from '../text.ts'
import { type Act, actNames, grantableActs, hasReach, type Reach, reaches, ruleOf } from './acts.ts'
import { accessesOf, fieldAccesses, ruledFieldNames } from './fields.ts'

export const permissionSetSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  grants: z.partialRecord(z.enum(actNames), z.enum(reaches)),
  fields: z.partialRecord(z.enum(ruledFieldNames), z.enum(fieldAccesses)),
  /** Who has it now. */
  members: z.array(z.object({ userId: z.uuid(), name: z.string() })),
  version: z.number().int(),
  updatedAt: z.iso.datetime({ offset: true }),
})
export type PermissionSet = z.infer<typeof permissionSetSchema>

/** Why rights change; it stands in the history beside what changed. */
export const reasonText = requiredText(300, 'Say why, so that others understand it later.')

const grants = z
  .partialRecord(z.enum(grantableActs), z.enum(reaches))
  .superRefine((given, context) => {
    for (const [name, reach] of Object.entries(given)) {
      const sentence = reach && faultOf(name as Act, reach, given)
      if (sentence) context.addIssue({ code: 'custom', path: [name], message: sentence })
    }
  })

function faultOf(
  act: Act,
  reach: Reach,
  given: Readonly<Partial<Record<string, Reach>>>,
): string | undefined {
  const { within, needsAll } = ruleOf(act)
  if (!hasReach(act) && reach !== 'tenant') return 'This right has no reach: give it, or do not.'
  if (needsAll !== undefined && given[needsAll] !== 'tenant') {
    return 'This right shows every customer, so it needs reading all of them.'
  }
  if (within === undefined) return undefined
  const outer = given[within]
  return outer === undefined || reaches.indexOf(reach) > reaches.indexOf(outer)
    ? 'Nobody can change what they cannot see: let them read as far.'
    : undefined
}

const fields = z
  .partialRecord(z.enum(ruledFieldNames), z.enum(fieldAccesses))
  .superRefine((given, context) => {
    for (const field of ruledFieldNames) {
      const access = given[field]
      if (access === undefined || accessesOf(field).includes(access)) continue
      const message = 'This field cannot be closed that way: choose one of those offered.'
      context.addIssue({ code: 'custom', path: [field], message })
    }
  })

const content = z.object({
  name: requiredText(60, 'Give the permission set a name.'),
  description: searchedText(300),
  grants,
  fields,
})

/** A create accepts an id made by the client: the same create sent twice gives the same set. */
export const createPermissionSetInput = content
  .partial({ description: true, fields: true })
  .extend({ id: z.uuid().optional() })
export type CreatePermissionSetInput = z.infer<typeof createPermissionSetInput>

export const updatePermissionSetInput = z.object({
  id: z.uuid(),
  expectedVersion: z.number().int().min(1),
  changes: content
    .partial()
    .refine((changes) => Object.keys(changes).length > 0, 'Name at least one field to change.'),
  reason: reasonText,
})
export type UpdatePermissionSetInput = z.infer<typeof updatePermissionSetInput>

export const deletePermissionSetInput = updatePermissionSetInput.omit({
  changes: true,
  reason: true,
})
export type DeletePermissionSetInput = z.infer<typeof deletePermissionSetInput>

export const assignPermissionSetInput = z.object({
  userId: z.uuid(),
  /** Null gives the rights of the role back. */
  permissionSetId: z.uuid().nullable(),
  reason: reasonText,
})
export type AssignPermissionSetInput = z.infer<typeof assignPermissionSetInput>
