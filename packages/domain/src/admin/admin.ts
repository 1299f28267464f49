import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { roles } from '../actor.ts'
import { allowAct } from '../permissions/allow.ts'
import { reasonText } from '../permissions/permission-set.ts'
import { allow, deny, type Verdict } from '../policy.ts'

export const memberSchema = z.object({
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  /** What counts instead of the role, where the company gave one. */
  permissionSet: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  teams: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** Signs in nowhere in this company since then. */
  suspendedAt: z.iso.datetime({ offset: true }).nullable(),
  lastSeenAt: z.iso.datetime({ offset: true }).nullable(),
  createdAt: z.iso.datetime({ offset: true }),
})
export type Member = z.infer<typeof memberSchema>

export const jobCountSchema = z.object({
  queue: z.string(),
  state: z.string(),
  count: z.number().int(),
  oldestAt: z.iso.datetime({ offset: true }).nullable(),
})
export type JobCount = z.infer<typeof jobCountSchema>

/** The rights of the role count from then on, whatever permission set was there before. */
export const setMemberRoleInput = z.object({
  userId: z.uuid(),
  role: z.enum(roles),
  reason: reasonText,
})
export type SetMemberRoleInput = z.infer<typeof setMemberRoleInput>

export function canReadMembers(actor: Actor): Verdict {
  return allowAct(actor, 'members.read')
}

export function canSetMemberRole(actor: Actor, target: { userId: string }): Verdict {
  if (actor.kind !== 'user') return deny('An API key may not change roles. Sign in instead.')
  if (actor.userId === target.userId) {
    return deny('You may not change your own role. Ask another owner.')
  }
  return allowAct(actor, 'members.setRole')
}

/** Another's sessions; one's own are ended where one's own are shown. */
export function canEndMemberSessions(actor: Actor): Verdict {
  if (actor.kind !== 'user') return deny('An API key may not end sessions. Sign in instead.')
  return allowAct(actor, 'sessions.endOthers')
}

/** A company without an owner could never get one again. */
export function canDoWithoutOwner(otherOwners: number): Verdict {
  return otherOwners > 0
    ? allow()
    : deny('Your company needs an owner. Make somebody else an owner first.')
}

export function canReadJobs(actor: Actor): Verdict {
  return allowAct(actor, 'jobs.read')
}
