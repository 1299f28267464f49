import { z } from 'zod'
import { explanationSchema } from '../explanation.ts'
import { accountTypes, priorities } from './account-type.ts'
import { setOverrideSchema } from './priority-override.ts'

/** Where a customer stands today, and why. */
export const explainedStandingSchema = z.object({
  accountType: z.enum(accountTypes),
  priority: z.enum(priorities),
  /** Null for who never ordered. */
  healthScore: z.number().int().nullable(),
  isOffCadence: z.boolean(),
  explanations: z.object({
    accountType: explanationSchema,
    priority: explanationSchema,
    health: explanationSchema.nullable(),
    cadence: explanationSchema,
  }),
  /** The priority that was set and still counts; null when it is the derived one. */
  override: setOverrideSchema.nullable(),
  /** What a change of the override starts from; 0 before anything was set. */
  overrideVersion: z.number().int(),
  /** The day it is for the company. */
  today: z.iso.date(),
})
export type CustomerStanding = z.infer<typeof explainedStandingSchema>
