import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { allow, deny, type Verdict } from '../policy.ts'
import { requiredText, searchedText } from '../text.ts'
import { accountTypes, priorities } from './account-type.ts'
import { customerStatuses, customerTypes, healthBands, lifecycleStages } from './customer.ts'
import { customerSorts } from './inputs.ts'
import { canReadCustomers } from './policy.ts'

/** Filters, order and columns in the words of the list's address. */
export const savedSearch = z.strictObject({
  text: searchedText(200).optional(),
  status: z.enum(customerStatuses).optional(),
  customerType: z.enum(customerTypes).optional(),
  lifecycleStage: z.enum(lifecycleStages).optional(),
  ownerId: z.union([z.uuid(), z.literal('none')]).optional(),
  territory: searchedText(80).optional(),
  credit: z.literal('over').optional(),
  accountType: z.enum(accountTypes).optional(),
  priority: z.enum(priorities).optional(),
  health: z.enum(healthBands).optional(),
  cadence: z.literal('off').optional(),
  columns: searchedText(200).optional(),
  sort: z.enum(customerSorts).optional(),
  direction: z.enum(['asc', 'desc']).optional(),
})
export type SavedSearch = z.infer<typeof savedSearch>

export const savedViewSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  search: savedSearch,
  isShared: z.boolean(),
  ownerId: z.uuid(),
  version: z.number().int(),
})
export type SavedView = z.infer<typeof savedViewSchema>

const content = z.object({
  name: requiredText(60, 'Give the view a name.'),
  search: savedSearch,
  isShared: z.boolean(),
})

/** A save accepts an id made by the client: the same save sent twice gives the same view. */
export const saveViewInput = content.extend({
  id: z.uuid().optional(),
  isShared: z.boolean().default(false),
})
export type SaveViewInput = z.infer<typeof saveViewInput>

export const updateViewInput = z.object({
  id: z.uuid(),
  expectedVersion: z.number().int().min(1),
  changes: content
    .partial()
    .refine((changes) => Object.keys(changes).length > 0, 'Name at least one field to change.'),
})
export type UpdateViewInput = z.infer<typeof updateViewInput>

export const deleteViewInput = updateViewInput.omit({ changes: true })
export type DeleteViewInput = z.infer<typeof deleteViewInput>

export const viewIdInput = z.object({ id: z.uuid() })
export type ViewIdInput = z.infer<typeof viewIdInput>

type Judged = Pick<SavedView, 'ownerId' | 'isShared'>

/** Another's own view does not exist for anybody else. */
export function seesView(actor: Actor, view: Judged): boolean {
  return view.isShared || view.ownerId === actor.userId
}

export function canShareViews(actor: Actor): Verdict {
  const read = canReadCustomers(actor)
  if (!read.allowed) return read
  return actor.role === 'owner' || actor.role === 'manager'
    ? allow()
    : deny('Managers and owners share views. Save it for yourself instead.')
}

/** Own views are everybody's who reads customers; a shared one is the company's. */
export function canChangeView(actor: Actor, ...states: readonly { isShared: boolean }[]): Verdict {
  return states.some(({ isShared }) => isShared) ? canShareViews(actor) : canReadCustomers(actor)
}
