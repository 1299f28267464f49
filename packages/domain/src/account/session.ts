import { z } from 'zod'
import { signInMethods } from '../sign-in/sign-in.ts'

export const sessionSchema = z.object({
  id: z.uuid(),
  isCurrent: z.boolean(),
  method: z.enum(signInMethods),
  /** True once a second factor was proven in it. */
  isFactorProven: z.boolean(),
  userAgent: z.string().nullable(),
  ipAddress: z.string().nullable(),
  /** ISO 3166-1 alpha-2, or `local`. */
  country: z.string().nullable(),
  city: z.string().nullable(),
  createdAt: z.iso.datetime({ offset: true }),
  lastSeenAt: z.iso.datetime({ offset: true }),
  /** When it ends at the latest, however much it is used. */
  expiresAt: z.iso.datetime({ offset: true }),
  /** When it ends if it is not used again. */
  idleEndsAt: z.iso.datetime({ offset: true }),
})
export type Session = z.infer<typeof sessionSchema>

export const endedSessionsSchema = z.object({ count: z.number().int() })

export const endSessionInput = z.object({ id: z.uuid() })
export type EndSessionInput = z.infer<typeof endSessionInput>

/** Says nothing; whatever else is sent is refused. */
export const endOtherSessionsInput = z.strictObject({})

export const memberSessionsInput = z.object({ userId: z.uuid() })
export type MemberSessionsInput = z.infer<typeof memberSessionsInput>
