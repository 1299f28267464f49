import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { addMonths, type Day } from '../local-day.ts'
import { allowAct, allowActOn, type OwnedRow } from '../permissions/allow.ts'
import type { Verdict } from '../policy.ts'
import { requiredText } from '../text.ts'
import { priorities } from './account-type.ts'

const mostMonths = 12

export const overridePriorityInput = z.object({
  id: z.uuid(),
  /** 0 before anything was set. */
  expectedVersion: z.number().int().min(0),
  priority: z.enum(priorities),
  reason: requiredText(300, 'Say why, so that others understand it later.'),
  /** The last day on which it counts. */
  expiresOn: z.iso.date('Choose the last day on which it counts.'),
})
export type OverridePriorityInput = z.infer<typeof overridePriorityInput>

export const clearPriorityInput = overridePriorityInput.pick({ id: true, expectedVersion: true })
export type ClearPriorityInput = z.infer<typeof clearPriorityInput>

export const setOverrideSchema = z.object({
  priority: z.enum(priorities),
  reason: z.string(),
  expiresOn: z.iso.date(),
  setByName: z.string().nullable(),
})
export type SetOverride = z.infer<typeof setOverrideSchema>

/** Whoever may change a customer may say how important it is. */
export function canOverridePriority(actor: Actor, customer?: OwnedRow): Verdict {
  return customer
    ? allowActOn(actor, 'customers.edit', customer)
    : allowAct(actor, 'customers.edit')
}

export function assertExpiry(expiresOn: Day, today: Day): void {
  const sentence =
    expiresOn < today
      ? 'This day is over. Choose today or a later day.'
      : expiresOn > latestExpiry(today)
        ? 'Choose a day within the next twelve months; it can be set again then.'
        : null
  if (sentence !== null)
    throw new DomainError('invalid', sentence, { fields: { expiresOn: sentence } })
}

export function latestExpiry(today: Day): Day {
  return addMonths(today, mostMonths)
}
