import { randomBytes } from 'node:crypto'
import { sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import { challenges } from '@leora/db/schema/index'
import { hashToken, type RequestInfo } from '@leora/db/tenant'
import { DomainError } from '@leora/domain/errors'
import type { CodeChannel } from '@leora/domain/second-factor/code-channels'
import type { FactorMethod, SignInMethod } from '@leora/domain/sign-in/sign-in'
import { uuid7 } from '@leora/domain/uuid7'
import type { Services } from '../context.ts'
import { assertInvited, join } from '../invitations/join.ts'
import { readWaitingInvitation } from '../oidc/waiting-invitation.ts'
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
  /** What the mail of an invitation carried, or its hash, where one is to be accepted. */
  invitation?: string | Buffer | undefined
  /** Of a browser that came from a provider; its invitation waits for the account to be proven. */
  link?: string | undefined
}

/** Every way in ends here, so none goes round the second factor. */
export async function finishSignIn(
  services: Pick<Services, 'database'>,
  { userId, method, isBothFactors, request, invitation, link }: FirstProof,
): Promise<SignInStep> {
  const { auth } = services.database
  const proof = { userId, method, request }
  const given = typeof invitation === 'string' ? hashToken(invitation) : (invitation ?? null)
  const invitationHash =
    given ?? (link === undefined ? null : await readWaitingInvitation(auth, link, userId))
  const tenantId = invitationHash ? null : await lastTenant(auth, userId)
  if (invitationHash) await orRefused(auth, proof, assertInvited(auth, invitationHash, userId))
  else if (tenantId === null) {
    await recordSignIn(auth, { ...proof, outcome: 'no_company' })
    return { next: 'no_company' }
  }
  const methods = isBothFactors ? [] : await listFactors(auth, userId)
  if (methods.length > 0) {
    await recordSignIn(auth, {
      ...proof,
      outcome: 'factor_asked',
      tenantId: tenantId ?? undefined,
    })
    return { next: 'factor', methods, ...(await openChallenge(auth, proof, invitationHash)) }
  }
  return await enterCompany(services, {
    ...proof,
    isFactorProven: isBothFactors,
    tenantId,
    invitationHash,
  })
}

interface Entering extends Pick<FirstProof, 'userId' | 'method' | 'request'> {
  isFactorProven: boolean
  /** Null where the invitation says which. */
  tenantId: string | null
  invitationHash: Buffer | null
}

/** Every proof was right: the person joins by the invitation they came with, and is in. */
export async function enterCompany(
  { database }: Pick<Services, 'database'>,
  { isFactorProven, tenantId, invitationHash, ...proof }: Entering,
): Promise<Extract<SignInStep, { next: 'done' | 'no_company' }>> {
  const { auth } = database
  const open = async (tx: AuthDb, into: string) => {
    const session = await openSession(tx, { ...proof, tenantId: into, isFactorProven })
    const { sessionId } = session
    await recordSignIn(tx, { ...proof, outcome: 'signed_in', tenantId: into, sessionId })
    return { next: 'done' as const, session }
  }
  if (invitationHash) {
    const joined = auth.transaction(async (tx) =>
      open(tx, await join(tx, invitationHash, proof.userId)),
    )
    return await orRefused(auth, proof, joined)
  }
  if (tenantId !== null) return await open(auth, tenantId)
  await recordSignIn(auth, { ...proof, outcome: 'no_company' })
  return { next: 'no_company' }
}

async function orRefused<Result>(
  auth: AuthDb,
  proof: Pick<FirstProof, 'userId' | 'method' | 'request'>,
  act: Promise<Result>,
): Promise<Result> {
  try {
    return await act
  } catch (error) {
    if (error instanceof DomainError) await recordSignIn(auth, { ...proof, outcome: 'refused' })
    throw error
  }
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

async function openChallenge(
  auth: AuthDb,
  { userId, method }: Pick<FirstProof, 'userId' | 'method'>,
  invitationHash: Buffer | null,
) {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + challengeMinutes * 60_000).toISOString()
  await auth.insert(challenges).values({
    id: uuid7(),
    tokenHash: hashToken(token),
    purpose: 'sign_in_factor',
    userId,
    method,
    details: invitationHash ? { invitation: invitationHash.toString('hex') } : {},
    expiresAt,
  })
  return { token, expiresAt }
}
