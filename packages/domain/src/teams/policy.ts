import type { Actor } from '../actor.ts'
import { allowAct } from '../permissions/allow.ts'
import { deny, type Verdict } from '../policy.ts'

/** Who works with whom is no secret from those who see the members. */
export function canReadTeams(actor: Actor): Verdict {
  return allowAct(actor, 'members.read')
}

/** A team is a reach: whoever forms one decides who sees whose customers. */
export function canEditTeams(actor: Actor): Verdict {
  if (actor.kind !== 'user') return deny('An API key may not change teams. Sign in instead.')
  return allowAct(actor, 'teams.edit')
}
