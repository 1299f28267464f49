import { z } from 'zod'
import { accountTypes, priorities } from './account-type.ts'

export const customerStatuses = ['active', 'on_hold', 'closed'] as const
export type CustomerStatus = (typeof customerStatuses)[number]

export const customerTypes = ['on_premise', 'off_premise', 'chain', 'distributor', 'other'] as const
export type CustomerType = (typeof customerTypes)[number]

export const lifecycleStages = ['lead', 'trial', 'customer', 'dormant', 'lost'] as const
export type LifecycleStage = (typeof lifecycleStages)[number]

/** The score that begins a band, the best first. */
export const healthBandsFrom = { good: 67, fair: 34, poor: 0 } as const
export const healthBands = ['good', 'fair', 'poor', 'unknown'] as const
export type HealthBand = (typeof healthBands)[number]

export function healthBandOf(score: number | null): HealthBand {
  if (score === null) return 'unknown'
  return score >= healthBandsFrom.good ? 'good' : score >= healthBandsFrom.fair ? 'fair' : 'poor'
}

export const customerSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  name: z.string(),
  status: z.enum(customerStatuses),
  customerType: z.enum(customerTypes),
  lifecycleStage: z.enum(lifecycleStages),
  street1: z.string().nullable(),
  street2: z.string().nullable(),
  city: z.string().nullable(),
  region: z.string().nullable(),
  postalCode: z.string().nullable(),
  country: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  billingEmail: z.string().nullable(),
  website: z.string().nullable(),
  licenceNumber: z.string().nullable(),
  /** Null for who may not see it, as every field that a permission set hides. */
  creditLimitMinor: z.number().int().nullable(),
  balanceMinor: z.number().int().nullable(),
  currency: z.string(),
  tags: z.array(z.string()),
  territory: z.string().nullable(),
  ownerId: z.uuid().nullable(),
  ownerName: z.string().nullable(),
  paymentTerms: z.string().nullable(),
  notes: z.string().nullable(),
  version: z.number().int(),
  createdAt: z.iso.datetime({ offset: true }),
  updatedAt: z.iso.datetime({ offset: true }),
  deletedAt: z.iso.datetime({ offset: true }).nullable(),
})
export type Customer = z.infer<typeof customerSchema>

export const customerRowSchema = customerSchema
  .pick({
    id: true,
    number: true,
    name: true,
    status: true,
    customerType: true,
    lifecycleStage: true,
    city: true,
    region: true,
    country: true,
    phone: true,
    email: true,
    creditLimitMinor: true,
    balanceMinor: true,
    currency: true,
    tags: true,
    territory: true,
    ownerId: true,
    ownerName: true,
    version: true,
    updatedAt: true,
  })
  .extend({
    /** As last counted; there when it is asked for. */
    standing: z
      .object({
        accountType: z.enum(accountTypes),
        priority: z.enum(priorities),
        healthScore: z.number().int().nullable(),
        isOffCadence: z.boolean(),
      })
      .optional(),
  })
export type CustomerRow = z.infer<typeof customerRowSchema>

export const customerPageSchema = z.object({
  items: z.array(customerRowSchema),
  nextCursor: z.string().nullable(),
})
export type CustomerPage = z.infer<typeof customerPageSchema>

export const customerHitSchema = customerSchema.pick({
  id: true,
  number: true,
  name: true,
  city: true,
  status: true,
})
export type CustomerHit = z.infer<typeof customerHitSchema>

export const customerHitsSchema = z.object({
  items: z.array(customerHitSchema),
  /** Nothing is written as it was typed; these are written nearly so. */
  areSimilar: z.boolean(),
})
export type CustomerHits = z.infer<typeof customerHitsSchema>

export const customerStatsSchema = z.object({
  total: z.number().int(),
  byStatus: z.record(z.string(), z.number().int()),
  byLifecycleStage: z.record(z.string(), z.number().int()),
  byCustomerType: z.record(z.string(), z.number().int()),
  byTerritory: z.record(z.string(), z.number().int()),
})
export type CustomerStats = z.infer<typeof customerStatsSchema>
