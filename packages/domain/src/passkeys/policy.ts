import type { Actor } from '../actor.ts'
import { allow, deny, type Verdict } from '../policy.ts'

export interface OtherProofs {
  /** True where a company of the person lets them in only with a second factor. */
  isFactorRequired: boolean
  hasOtherFactor: boolean
  hasOtherWayIn: boolean
}

/** Nobody locks themselves out, or goes below what their company asks for. */
export function canRemovePasskey(
  actor: Actor,
  { isFactorRequired, hasOtherFactor, hasOtherWayIn }: OtherProofs,
): Verdict {
  if (actor.kind !== 'user') return deny('An API key may not do this. Sign in instead.')
  if (!hasOtherWayIn) {
    return deny('This passkey is your only way in. Set a password or add another passkey first.')
  }
  if (isFactorRequired && !hasOtherFactor) {
    return deny('Your company asks for a second factor. Set up another one first.')
  }
  return allow()
}
