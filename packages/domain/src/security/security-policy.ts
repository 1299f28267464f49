import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { roles } from '../actor.ts'
import { allowAct } from '../permissions/allow.ts'
import { deny, type Verdict } from '../policy.ts'

export const securityPolicySchema = z.object({
  factorRequiredRoles: z.array(z.enum(roles)),
  /** A session ends when nothing was done for so long. */
  idleMinutes: z.number().int(),
  /** A session ends after so long, whatever was done. */
  absoluteHours: z.number().int(),
  /** 0 before anything was set. */
  version: z.number().int(),
})
export type SecurityPolicy = z.infer<typeof securityPolicySchema>

export const defaultSecurityPolicy: SecurityPolicy = {
  factorRequiredRoles: [],
  idleMinutes: 10_080,
  absoluteHours: 720,
  version: 0,
}

export const setSecurityPolicyInput = z
  .strictObject({
    expectedVersion: z.number().int().min(0),
    factorRequiredRoles: z.array(z.enum(roles)).max(roles.length),
    idleMinutes: z
      .int('Write a whole number of minutes.')
      .min(5, 'Sessions stay open for at least 5 minutes.')
      .max(43_200, 'Sessions end after at most 30 days without use.'),
    absoluteHours: z
      .int('Write a whole number of hours.')
      .min(1, 'Sessions last at least an hour.')
      .max(8_760, 'Sessions last at most a year.'),
  })
  .refine(({ idleMinutes, absoluteHours }) => idleMinutes <= absoluteHours * 60, {
    path: ['idleMinutes'],
    message: 'A session cannot idle longer than it lasts.',
  })
export type SetSecurityPolicyInput = z.infer<typeof setSecurityPolicyInput>

export function canReadSecurityPolicy(actor: Actor): Verdict {
  return allowAct(actor, 'security.read')
}

export function canSetSecurityPolicy(actor: Actor): Verdict {
  if (actor.kind !== 'user') return deny('An API key may not do this. Sign in instead.')
  return allowAct(actor, 'security.edit')
}
