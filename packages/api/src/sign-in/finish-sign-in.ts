import { randomBytes } from 'node:crypto'
import { sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import { challenges } from '@leora/db/schema/index'
import { hashToken, type RequestInfo } from '@leora/db/tenant'
import type { CodeChannel } from '@leora/domain/second-factor/code-channels'
import type { FactorMethod, SignInMethod } from '@leora/domain/sign-in/sign-in'
import { uuid7 } from '@leora/domain/uuid7'
import type { Services } from '../context.ts'
import { isMailboxTrusted } from '../second-factor/mailbox-trust.ts'
import { lastTenant, openSession, type SignedIn } from './open-session.ts'
import { recordSignIn } from './sign-in-events.ts'

const challengeMinutes = 10

/** Where a sign-in stands once its first proof was right. */
export type SignInStep =
  | { next: 'done'; session: SignedIn }
  | { next: 'factor'; token: string; expiresAt: string; methods: readonly FactorMethod[] }
  | { next: 'no_company' }

export interface FirstProof {
  userId: string
  method: SignInMethod
  /** True when the proof was two factors in one, as a passkey is. */
  isBothFactors: boolean
  request: RequestInfo
}

/** Every way in ends here, so none goes round the second factor. */
export async function finishSignIn(
  { database }: Pick<Services, 'database'>,
  { userId, method, isBothFactors, request }: FirstProof,
): Promise<SignInStep> {
  const { auth } = database
  const tenantId = await lastTenant(auth, userId)
  if (tenantId === null) {
    await recordSignIn(auth, { outcome: 'no_company', method, request, userId })
    return { next: 'no_company' }
  }
  const methods = isBothFactors ? [] : await listFactors(auth, userId)
  if (methods.length > 0) {
    await recordSignIn(auth, { outcome: 'factor_asked', method, request, userId, tenantId })
    return { next: 'factor', methods, ...(await openChallenge(auth, userId, method)) }
  }
  const session = await openSession(auth, {
    userId,
    tenantId,
    method,
    isFactorProven: isBothFactors,
    request,
  })
  const { sessionId } = session
  await recordSignIn(auth, { outcome: 'signed_in', method, request, userId, tenantId, sessionId })
  return { next: 'done', session }
}

/** The second factors a person can prove now; none when they have none. */
export async function listFactors(auth: AuthDb, userId: string): Promise<FactorMethod[]> {
  const [row] = await auth.execute<Record<FactorMethod, boolean>>(sql`
    select exists (select from auth.totp where user_id = ${userId} and confirmed_at is not null) as totp,
      exists (select from auth.passkeys where user_id = ${userId}) as passkey,
      exists (select from auth.recovery_codes where user_id = ${userId}) as recovery,
      ${isReached('email', userId)} as email, ${isReached('sms', userId)} as sms`)
  const { totp = false, passkey = false, email = false, sms = false, recovery = false } = row ?? {}
  // What is sent can be read on its way, and what is written down found: neither stands alone.
  if (!totp && !passkey) return []
  return [
    ...(totp ? (['totp'] as const) : []),
    ...(passkey ? (['passkey'] as const) : []),
    ...(email ? (['email'] as const) : []),
    ...(sms ? (['sms'] as const) : []),
    ...(recovery ? (['recovery'] as const) : []),
  ]
}

function isReached(channel: CodeChannel, userId: string) {
  return sql`exists (select from auth.code_channels k where k.user_id = ${userId}
    and k.channel = ${channel} and k.confirmed_at is not null and ${isMailboxTrusted(channel)})`
}

async function openChallenge(auth: AuthDb, userId: string, method: SignInMethod) {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + challengeMinutes * 60_000).toISOString()
  await auth.insert(challenges).values({
    id: uuid7(),
    tokenHash: hashToken(token),
    purpose: 'sign_in_factor',
    userId,
    method,
    expiresAt,
  })
  return { token, expiresAt }
}
