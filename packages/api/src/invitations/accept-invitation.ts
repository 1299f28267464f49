import { eq, sql } from '@leora/db'
import { invitations, passwords, sessions, tenants, users } from '@leora/db/schema/index'
import { hashToken, type RequestInfo } from '@leora/db/tenant'
import { canActAsPerson } from '@leora/domain/account/policy'
import type { Role } from '@leora/domain/actor'
import { DomainError } from '@leora/domain/errors'
import type {
  AcceptInvitationInput,
  InvitationOffer,
  ReadInvitationInput,
} from '@leora/domain/invitations/invitation'
import { authorize } from '@leora/domain/policy'
import { uuid7 } from '@leora/domain/uuid7'
import type { Services, TenantContext } from '../context.ts'
import { finishSignIn, type SignInStep } from '../sign-in/finish-sign-in.ts'
import { hashPassword } from '../sign-in/password.ts'
import { assertUncommon } from '../sign-in/uncommon-password.ts'
import { assertInvited, closedInvitation, isOpen, join } from './join.ts'

export async function readOffer(
  { database }: Services,
  { token }: ReadInvitationInput,
): Promise<InvitationOffer> {
  const [row] = await database.auth
    .select({
      company: tenants.name,
      email: invitations.email,
      role: invitations.role,
      inviterName: users.name,
      isKnown: sql<boolean>`exists (select from auth.users k where lower(k.email) = lower(${invitations.email}))`,
    })
    .from(invitations)
    .innerJoin(tenants, eq(tenants.tenantId, invitations.tenantId))
    .innerJoin(users, eq(users.id, invitations.invitedBy))
    .where(isOpen(hashToken(token)))
  if (!row) throw closedInvitation()
  return { ...row, role: row.role as Role }
}

/** For a person new to Leora; the mail they answered proves the address. */
export async function acceptInvitation(
  services: Services,
  { token, name, password }: AcceptInvitationInput,
  request: RequestInfo,
): Promise<SignInStep> {
  const offer = await readOffer(services, { token })
  if (offer.isKnown) {
    throw new DomainError('invalid_state', 'You have a sign-in already. Sign in to join.')
  }
  await assertUncommon(password, { field: 'password', about: [name, offer.email, offer.company] })
  const hash = await hashPassword(password)
  const userId = uuid7()
  await services.database.auth.transaction(async (tx) => {
    const made = await tx
      .insert(users)
      .values({ id: userId, email: offer.email, name, emailVerifiedAt: sql`now()` })
      .onConflictDoNothing()
      .returning({ id: users.id })
    if (made.length === 0) throw closedInvitation()
    await tx.insert(passwords).values({ userId, hash })
    await join(tx, hashToken(token), userId)
  })
  return await finishSignIn(services, { userId, method: 'link', isBothFactors: false, request })
}

/** For who is signed in already: only the invited address may use the link. */
export async function joinCompany(
  ctx: TenantContext,
  { token }: ReadInvitationInput,
): Promise<{ tenantId: string }> {
  authorize(canActAsPerson(ctx.actor))
  const { userId, sessionId } = ctx.actor
  const { auth } = ctx.database
  const tokenHash = hashToken(token)
  await assertInvited(auth, tokenHash, userId)
  return await auth.transaction(async (tx) => {
    const tenantId = await join(tx, tokenHash, userId)
    await tx
      .update(sessions)
      .set({ tenantId })
      .where(eq(sessions.id, sessionId ?? ''))
    return { tenantId }
  })
}
