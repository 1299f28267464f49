import { and, lt, sql } from '@leora/db'
import { challenges } from '@leora/db/schema/index'
import type { RequestInfo } from '@leora/db/tenant'
import { DomainError } from '@leora/domain/errors'
import type { ProveFactorInput } from '@leora/domain/second-factor/inputs'
import { triesPerChallenge } from '@leora/domain/second-factor/tries'
import { type SignInMethod, signInMethods } from '@leora/domain/sign-in/sign-in'
import type { Services } from '../context.ts'
import { enterCompany, type SignInStep } from '../sign-in/finish-sign-in.ts'
import { lastTenant } from '../sign-in/open-session.ts'
import { recordSignIn } from '../sign-in/sign-in-events.ts'
import { endedChallenge, isFactorChallenge } from './factor-challenge.ts'
import { proveFactor } from './prove-factor.ts'
import { useSentCode } from './sent-codes.ts'

/** The second step of a sign-in: only the browser that took the first one holds its token. */
export async function signInWithFactor(
  services: Services,
  token: string | undefined,
  input: ProveFactorInput,
  request: RequestInfo,
): Promise<SignInStep> {
  const { auth } = services.database
  const { userId, method } = await tryChallenge(services, token)
  const event = { method, request, userId }
  try {
    if (input.method === 'totp' || input.method === 'recovery') {
      await proveFactor(services, userId, input, request)
    } else {
      const isIt = isFactorChallenge(token ?? '')
      await useSentCode(services, isIt, { ...input, userId, request })
    }
  } catch (error) {
    if (error instanceof DomainError) {
      const outcome = error.reason === 'limit_reached' ? 'locked' : 'wrong_factor'
      await recordSignIn(auth, { ...event, outcome })
    }
    throw error
  }
  return await openAfterFactor(services, token, event)
}

export interface ProvenFactor {
  userId: string
  /** How the first proof was given. */
  method: SignInMethod
  request: RequestInfo
}

/** Once both proofs were right: the step ends and the session begins. */
export async function openAfterFactor(
  services: Services,
  token: string | undefined,
  proven: ProvenFactor,
): Promise<SignInStep> {
  const { invitation } = await closeChallenge(services, token)
  const invitationHash = invitation === undefined ? null : Buffer.from(invitation, 'hex')
  const tenantId = invitationHash ? null : await lastTenant(services.database.auth, proven.userId)
  return await enterCompany(services, { ...proven, isFactorProven: true, tenantId, invitationHash })
}

// Counted before it is looked at, so that parallel tries cannot be more than are allowed.
async function tryChallenge({ database }: Services, token: string | undefined) {
  if (token === undefined) throw endedChallenge()
  const [challenge] = await database.auth
    .update(challenges)
    .set({ attempts: sql`${challenges.attempts} + 1` })
    .where(and(isFactorChallenge(token), lt(challenges.attempts, triesPerChallenge)))
    .returning({ userId: challenges.userId, method: challenges.method })
  if (!challenge?.userId) throw endedChallenge()
  return { userId: challenge.userId, method: readMethod(challenge.method) }
}

export function readMethod(text: string): SignInMethod {
  return signInMethods.find((one) => one === text) ?? 'password'
}

// Deleted as it is used: two right proofs at once open one session.
async function closeChallenge({ database }: Services, token = '') {
  const [closed] = await database.auth
    .delete(challenges)
    .where(isFactorChallenge(token))
    .returning({ details: challenges.details })
  if (!closed) throw endedChallenge()
  return closed.details
}
