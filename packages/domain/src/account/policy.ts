import type { Actor } from '../actor.ts'
import { allow, allowRoles, deny, type Verdict } from '../policy.ts'

export function canManageApiKeys(actor: Actor): Verdict {
  if (actor.kind !== 'user') return deny('An API key may not make or revoke keys. Sign in instead.')
  return allowRoles(actor, ['owner', 'manager'], 'make API keys')
}

/** Profile, sessions and the company switch belong to a person, never to a key. */
export function canActAsPerson(actor: Actor): Verdict {
  return actor.kind === 'user' ? allow() : deny('An API key may not do this. Sign in instead.')
}
