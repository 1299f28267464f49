import type { Actor, Role } from '../actor.ts'
import { deny, type Verdict } from '../policy.ts'
import { allowAct } from './allow.ts'

/** Anybody who sees the members sees what their rights are made of. */
export function canReadPermissionSets(actor: Actor): Verdict {
  return allowAct(actor, 'members.read')
}

export function canEditPermissionSets(actor: Actor): Verdict {
  if (actor.kind !== 'user') {
    return deny('An API key may not change permission sets. Sign in instead.')
  }
  return allowAct(actor, 'permissionSets.edit')
}

export function canDeletePermissionSet(actor: Actor, set: { users: number }): Verdict {
  const edit = canEditPermissionSets(actor)
  if (!edit.allowed || set.users === 0) return edit
  return deny(
    'Somebody has this permission set, or is invited with it. Give them another one first.',
  )
}

export function canAssignPermissionSet(
  actor: Actor,
  target: { userId: string; role: Role },
): Verdict {
  if (actor.kind !== 'user') return deny('An API key may not change roles. Sign in instead.')
  if (actor.userId === target.userId) {
    return deny('You may not change your own role. Ask another owner.')
  }
  const assign = allowAct(actor, 'members.setRole')
  if (!assign.allowed || target.role !== 'owner') return assign
  return deny('An owner may everything. Give them another role first.')
}

/** About others; about oneself everybody may ask. */
export function canExplainAccess(actor: Actor): Verdict {
  return allowAct(actor, 'access.explain')
}
