import type { Actor } from '../actor.ts'
import { allowAct } from '../permissions/allow.ts'
import { allow, deny, type Verdict } from '../policy.ts'

/** A person may be without a second factor only where the company does not ask for one. */
export function canRemoveFactor(
  actor: Actor,
  { isRequired, isLast }: { isRequired: boolean; isLast: boolean },
): Verdict {
  if (actor.kind !== 'user') return deny('An API key may not do this. Sign in instead.')
  if (isRequired && isLast) {
    return deny('Your company asks for a second factor. Set up another one first.')
  }
  return allow()
}

export function canResetFactors(actor: Actor, target: { userId: string }): Verdict {
  if (actor.kind !== 'user') return deny('An API key may not do this. Sign in instead.')
  if (actor.userId === target.userId) {
    return deny('Change your own second factor in your security settings.')
  }
  return allowAct(actor, 'security.edit')
}
