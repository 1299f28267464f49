import { and, eq, gt, isNull, sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import { identities, invitations, users } from '@leora/db/schema/index'
import type { RequestInfo } from '@leora/db/tenant'
import { DomainError } from '@leora/domain/errors'
import type { ProviderRefusal } from '@leora/domain/oidc/oidc'
import { uuid7 } from '@leora/domain/uuid7'
import type { Services } from '../context.ts'
import { assertInvited, closedInvitation, isOpen, join } from '../invitations/join.ts'
import { attachIdentity } from './attach-identity.ts'
import { type Provider, usableIssuer } from './provider.ts'
import type { Claims } from './read-claims.ts'

export type Found =
  /** `hasJoined` where the invitation is accepted by now. */
  { userId: string; hasJoined?: true } | { refusal: ProviderRefusal; userId?: string | undefined }

interface Arrival {
  request: RequestInfo
  /** Of the invitation whose link was opened on the way here. */
  invitationHash: Buffer | null
}

/** Whose account it is. An address can be given to somebody else at the provider; the subject cannot. */
export async function findPerson(
  services: Services,
  provider: Provider,
  claims: Claims,
  arrival: Arrival,
): Promise<Found> {
  const { issuer, subject, email } = claims
  const { auth } = services.database
  const [known] = await auth
    .update(identities)
    .set({ lastUsedAt: sql`now()`, email: email ?? null })
    .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)))
    .returning({ userId: identities.userId })
  if (known) return known
  if (email === undefined || !claims.isEmailVerified) return { refusal: 'unverified' }
  const [owner] = await auth.execute<{ userId: string; hasOtherWayIn: boolean }>(sql`
    select u.id as "userId", u.email_verified_at is null
      or exists (select from auth.passwords where user_id = u.id)
      or exists (select from auth.passkeys where user_id = u.id)
      or exists (select from auth.identities where user_id = u.id
        and rtrim(issuer, '/') = ${usableIssuer(provider)}) as "hasOtherWayIn"
    from auth.users u where lower(u.email) = lower(${email})`)
  if (!owner) return await welcome(services, { ...claims, email }, arrival)
  const { userId } = owner
  const { request, invitationHash } = arrival
  if (owner.hasOtherWayIn) {
    if (invitationHash === null) return { refusal: 'prove', userId }
    const isTheirs = await isInvitedBy(auth, invitationHash, userId)
    return { refusal: isTheirs ? 'prove_invited' : 'not_invited', userId }
  }
  await auth.transaction((tx) => attachIdentity(services, tx, claims, { userId, request }))
  await services.jobs.wake('deliver-identity-mail')
  return { userId }
}

/** Somebody new to Leora comes in by an invitation to the address that the provider has verified. */
async function welcome(
  services: Services,
  claims: Claims & { email: string },
  { request, invitationHash }: Arrival,
): Promise<Found> {
  const { auth } = services.database
  if (invitationHash === null) {
    // Nobody becomes a member of somebody's company without having opened that company's letter.
    return { refusal: (await isInvited(auth, claims.email)) ? 'invited' : 'unknown' }
  }
  const userId = uuid7()
  try {
    await auth.transaction(async (tx) => {
      const [invitation] = await tx
        .select({ email: invitations.email })
        .from(invitations)
        .where(isOpen(invitationHash))
      const isTheirs = invitation?.email.toLowerCase() === claims.email.toLowerCase()
      if (!invitation || !isTheirs) throw closedInvitation()
      const { email } = invitation
      const made = await tx
        .insert(users)
        .values({ id: userId, email, name: nameIn(claims), emailVerifiedAt: sql`now()` })
        .onConflictDoNothing()
        .returning({ id: users.id })
      if (made.length === 0) throw closedInvitation()
      await attachIdentity(services, tx, claims, { userId, request })
      await join(tx, invitationHash, userId)
    })
  } catch (error) {
    if (error instanceof DomainError) return { refusal: 'not_invited' }
    throw error
  }
  await services.jobs.wake('deliver-identity-mail')
  return { userId, hasJoined: true }
}

async function isInvitedBy(auth: AuthDb, invitationHash: Buffer, userId: string): Promise<boolean> {
  try {
    await assertInvited(auth, invitationHash, userId)
    return true
  } catch (error) {
    if (error instanceof DomainError) return false
    throw error
  }
}

async function isInvited(auth: AuthDb, email: string): Promise<boolean> {
  const [open] = await auth
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        sql`lower(${invitations.email}) = lower(${email})`,
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, sql`now()`),
      ),
    )
    .limit(1)
  return open !== undefined
}

/** What the provider calls them, or the part of the address before the @. */
function nameIn({ name, email }: { name: string | undefined; email: string }): string {
  const given = (name ?? '').replace(/\p{C}/gu, ' ').replace(/\s+/g, ' ').trim().slice(0, 120)
  return given === '' ? email.slice(0, email.indexOf('@')) : given
}
