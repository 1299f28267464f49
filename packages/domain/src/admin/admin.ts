import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { roles } from '../actor.ts'
import { allowAct } from '../permissions/allow.ts'
import { deny, type Verdict } from '../policy.ts'

export const memberSchema = z.object({
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
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

export const setMemberRoleInput = z.object({ userId: z.uuid(), role: z.enum(roles) })
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

export function canReadJobs(actor: Actor): Verdict {
  return allowAct(actor, 'jobs.read')
}
