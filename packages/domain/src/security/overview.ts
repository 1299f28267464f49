import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { roles } from '../actor.ts'
import { explainedValueSchema, explanationSchema } from '../explanation.ts'
import { pageInput } from '../page.ts'
import { allowAct } from '../permissions/allow.ts'
import type { Verdict } from '../policy.ts'
import { anomalies } from '../sign-in/anomaly.ts'
import { signInMethods, signInOutcomes } from '../sign-in/sign-in.ts'

export const overviewDays = [7, 30, 90] as const

export const getSecurityOverviewInput = z.object({
  days: z.union([z.literal(7), z.literal(30), z.literal(90)]).default(30),
})
export type GetSecurityOverviewInput = z.infer<typeof getSecurityOverviewInput>

/** The groups in which sign-ins are looked at. */
export const signInGroups = ['signed_in', 'refused', 'strange'] as const
export type SignInGroup = (typeof signInGroups)[number]

export const refusedOutcomes = ['wrong_password', 'wrong_factor', 'locked', 'refused'] as const

export const listSignInsInput = pageInput.extend({
  days: getSecurityOverviewInput.shape.days,
  group: z.enum(signInGroups).optional(),
  userId: z.uuid().optional(),
  /** ISO 3166-1 alpha-2, or `local`. */
  country: z
    .string()
    .regex(/^([A-Z]{2}|local)$/)
    .optional(),
  method: z.enum(signInMethods).optional(),
})
export type ListSignInsInput = z.infer<typeof listSignInsInput>

export const exportSignInsInput = z.strictObject(
  listSignInsInput.omit({ cursor: true, limit: true }).shape,
)
export type ExportSignInsInput = z.infer<typeof exportSignInsInput>

export const signInRowSchema = z.object({
  id: z.uuid(),
  at: z.iso.datetime({ offset: true }),
  userId: z.uuid(),
  userName: z.string(),
  outcome: z.enum(signInOutcomes),
  method: z.enum(signInMethods),
  country: z.string().nullable(),
  city: z.string().nullable(),
  ipAddress: z.string().nullable(),
  userAgent: z.string().nullable(),
  anomalies: z.array(z.enum(anomalies)),
})
export type SignInRow = z.infer<typeof signInRowSchema>

export const signInPageSchema = z.object({
  items: z.array(signInRowSchema),
  nextCursor: z.string().nullable(),
})
export type SignInPage = z.infer<typeof signInPageSchema>

const personSchema = z.object({ userId: z.uuid(), name: z.string() })
const countSchema = z.number().int()

export const securityFactsSchema = z.object({
  /** One entry per day, the quiet ones too. */
  byDay: z.array(z.object({ day: z.iso.date(), signedIn: countSchema, refused: countSchema })),
  /** Monday is 1, in the company's time zone. */
  byHour: z.array(z.object({ weekday: countSchema, hour: countSchema, count: countSchema })),
  byCountry: z.array(
    z.object({ country: z.string().nullable(), signedIn: countSchema, refused: countSchema }),
  ),
  byMethod: z.array(z.object({ method: z.enum(signInMethods), count: countSchema })),
  byRefusal: z.array(z.object({ outcome: z.enum(signInOutcomes), count: countSchema })),
  byAnomaly: z.array(z.object({ anomaly: z.enum(anomalies), count: countSchema })),
  features: z.array(z.object({ feature: z.string(), uses: countSchema, people: countSchema })),
  withoutFactor: z.array(personSchema.extend({ role: z.enum(roles), isRequired: z.boolean() })),
  locked: z.array(personSchema.extend({ until: z.iso.datetime({ offset: true }) })),
  sessions: z.object({ open: countSchema, people: countSchema }),
  members: countSchema,
  signedIn: countSchema,
  signedInBefore: countSchema,
  refused: countSchema,
  refusedBefore: countSchema,
  strange: countSchema,
})
export type SecurityFacts = z.infer<typeof securityFactsSchema>

export const securityOverviewSchema = securityFactsSchema.extend({
  timeZone: z.string(),
  figures: z.array(
    z.object({
      key: z.string(),
      explanation: explanationSchema,
      previous: explainedValueSchema.nullable(),
    }),
  ),
})
export type SecurityOverview = z.infer<typeof securityOverviewSchema>

export function canReadSecurity(actor: Actor): Verdict {
  return allowAct(actor, 'security.read')
}
