import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { allowAct } from '../permissions/allow.ts'
import type { Verdict } from '../policy.ts'

/** The parts of health, in the order in which they are shown. */
export const healthParts = ['recency', 'frequency', 'trend', 'activity', 'overdue'] as const
export type HealthPart = (typeof healthParts)[number]

/** The most points each part gives; together always a hundred. */
export type HealthWeights = Readonly<Record<HealthPart, number>>

export const defaultHealthWeights: HealthWeights = {
  recency: 30,
  frequency: 25,
  trend: 20,
  activity: 10,
  overdue: 15,
}

const weight = z
  .int('Write a whole number of points.')
  .min(0, 'Points cannot be below zero.')
  .max(100, 'A part gives at most 100 points.')

export const healthWeightsSchema = z.object({
  recency: z.number().int(),
  frequency: z.number().int(),
  trend: z.number().int(),
  activity: z.number().int(),
  overdue: z.number().int(),
  /** 0 before anything was set. */
  version: z.number().int(),
})
export type VersionedWeights = z.infer<typeof healthWeightsSchema>

export const setHealthWeightsInput = z
  .strictObject({
    expectedVersion: z.number().int().min(0),
    recency: weight,
    frequency: weight,
    trend: weight,
    activity: weight,
    overdue: weight,
  })
  .refine((weights) => sumOfWeights(weights) === 100, {
    path: ['recency'],
    message: 'The points of all parts add up to 100. Change them until they do.',
  })
export type SetHealthWeightsInput = z.infer<typeof setHealthWeightsInput>

export function sumOfWeights(weights: HealthWeights): number {
  return healthParts.reduce((sum, part) => sum + weights[part], 0)
}

export function canReadHealthWeights(actor: Actor): Verdict {
  return allowAct(actor, 'customers.read')
}

export function canSetHealthWeights(actor: Actor): Verdict {
  return allowAct(actor, 'healthWeights.edit')
}
