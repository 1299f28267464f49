import { DomainError } from './errors.ts'

/** The answer of a policy: allowed, or the sentence that says why not. */
export type Verdict =
  | { allowed: true }
  | {
      allowed: false
      because: string /** The fields it is about. */
      fields?: Record<string, string>
    }

const allowed: Verdict = { allowed: true }

export function allow(): Verdict {
  return allowed
}

export function deny(because: string): Verdict {
  return { allowed: false, because }
}

export function authorize(verdict: Verdict): void {
  if (verdict.allowed) return
  const { because, fields } = verdict
  throw new DomainError('forbidden', because, fields ? { fields } : {})
}
