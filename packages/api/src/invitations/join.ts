import { and, eq, gt, isNull, sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import {
  invitations,
  members,
  permissionSets,
  teamMembers,
  teams,
  users,
} from '@leora/db/schema/index'
import { DomainError } from '@leora/domain/errors'

/** Throws unless the invitation is open and was sent to this person's address. */
export async function assertInvited(
  auth: AuthDb,
  tokenHash: Buffer,
  userId: string,
): Promise<void> {
  const [found] = await auth
    .select({ email: invitations.email, isTheirs: isFor(userId) })
    .from(invitations)
    .where(isOpen(tokenHash))
  if (!found) throw closedInvitation()
  if (!found.isTheirs) {
    throw new DomainError(
      'invalid_state',
      `This invitation is for ${found.email}. Sign in with that address to join.`,
    )
  }
}

/** Marked as it is used: of many that hold the link, one joins. The mail it came by proves the address. */
export async function join(tx: AuthDb, tokenHash: Buffer, userId: string): Promise<string> {
  const [invitation] = await tx
    .update(invitations)
    .set({ acceptedAt: sql`now()` })
    .where(and(isOpen(tokenHash), isFor(userId)))
    .returning()
  if (!invitation) throw closedInvitation()
  await tx
    .update(users)
    .set({ emailVerifiedAt: sql`now()` })
    .where(and(eq(users.id, userId), isNull(users.emailVerifiedAt)))
  const { tenantId, role, permissionSetId, teamIds } = invitation
  await tx.execute(sql`select set_config('app.tenant_id', ${tenantId}, true),
    set_config('app.actor_id', ${userId}, true), set_config('app.actor_kind', 'user', true)`)
  const joined = await tx
    .insert(members)
    .values({
      tenantId,
      userId,
      role,
      // A set deleted since leaves the rights of the role.
      permissionSetId: sql`(select ${permissionSets.id} from ${permissionSets} where ${permissionSets.tenantId} = ${tenantId}
        and ${permissionSets.id} = ${permissionSetId}::uuid and ${permissionSets.deletedAt} is null)`,
    })
    .onConflictDoNothing()
    .returning({ userId: members.userId })
  if (joined.length === 0) await assertNotSuspended(tx, tenantId, userId)
  if (teamIds.length > 0) {
    await tx.execute(sql`
      insert into ${teamMembers} (tenant_id, team_id, user_id)
      select t.tenant_id, t.id, ${userId}::uuid from ${teams} t
      where t.tenant_id = ${tenantId} and t.deleted_at is null and t.id = any (${`{${teamIds.join(',')}}`}::text::uuid[])
      on conflict do nothing`)
  }
  return tenantId
}

// An invitation that was sent before does not take a suspension back.
async function assertNotSuspended(tx: AuthDb, tenantId: string, userId: string): Promise<void> {
  const [member] = await tx
    .select({ suspendedAt: members.suspendedAt })
    .from(members)
    .where(and(eq(members.tenantId, tenantId), eq(members.userId, userId)))
  if (!member?.suspendedAt) return
  throw new DomainError(
    'invalid_state',
    'You are suspended in this company. Ask an owner there to let you in again.',
  )
}

// The column is written out: alone it would be taken for the person's own.
function isFor(userId: string) {
  return sql<boolean>`exists (select from auth.users u where u.id = ${userId}
    and lower(u.email) = lower(invitations.email))`
}

export function isOpen(tokenHash: Buffer) {
  return and(
    eq(invitations.tokenHash, tokenHash),
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
    gt(invitations.expiresAt, sql`now()`),
  )
}

export function closedInvitation(): DomainError {
  return new DomainError(
    'not_found',
    'This invitation was used, taken back, or is older than a week. Ask for a new one.',
  )
}
