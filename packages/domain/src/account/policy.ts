import type { Actor } from '../actor.ts'
import { allowAct } from '../permissions/allow.ts'
import { allow, deny, type Verdict } from '../policy.ts'

export function canManageApiKeys(actor: Actor): Verdict {
  if (actor.kind !== 'user') return deny('An API key may not make or revoke keys. Sign in instead.')
  return allowAct(actor, 'apiKeys.manage')
}

/** So many days before a key ends, its maker and the owners hear of it. */
export const keyNoticeDays = 7

export function endsSoon(expiresAt: string, now: number): boolean {
  return Date.parse(expiresAt) - now < keyNoticeDays * 86_400_000
}

/** Profile, sessions and the company switch belong to a person, never to a key. */
export function canActAsPerson(actor: Actor): Verdict {
  return actor.kind === 'user' ? allow() : deny('An API key may not do this. Sign in instead.')
}
