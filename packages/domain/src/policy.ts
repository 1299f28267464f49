import type { Actor, Role } from './actor.ts'
import { DomainError } from './errors.ts'

/** The answer of a policy: allowed, or the sentence that says why not. */
export type Verdict = { allowed: true } | { allowed: false; because: string }

const allowed: Verdict = { allowed: true }

export function allow(): Verdict {
  return allowed
}

export function deny(because: string): Verdict {
  return { allowed: false, because }
}

export function allowRoles(
  actor: Pick<Actor, 'role'>,
  roles: readonly Role[],
  act: string,
): Verdict {
  return roles.includes(actor.role)
    ? allowed
    : deny(`Your role (${actor.role}) may not ${act}. Ask an owner of your company.`)
}

export function authorize(verdict: Verdict): void {
  if (!verdict.allowed) throw new DomainError('forbidden', verdict.because)
}
