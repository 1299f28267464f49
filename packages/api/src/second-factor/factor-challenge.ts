import { and, eq, gt, sql } from '@leora/db'
import { challenges } from '@leora/db/schema/index'
import { hashToken } from '@leora/db/tenant'
import { DomainError } from '@leora/domain/errors'

/** The sign-in under way that this browser began, as long as it waits for its second proof. */
export function isFactorChallenge(token: string) {
  return and(
    eq(challenges.tokenHash, hashToken(token)),
    eq(challenges.purpose, 'sign_in_factor'),
    gt(challenges.expiresAt, sql`now()`),
  )
}

export function endedChallenge(): DomainError {
  return new DomainError(
    'forbidden',
    'This sign-in took too long or too many tries, or another one was begun in this browser. Begin again.',
  )
}
