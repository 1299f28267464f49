import { and, eq, gt, isNull, sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import { invitations, members, permissionSets, teamMembers, teams } from '@leora/db/schema/index'
import { hashToken } from '@leora/db/tenant'
import { DomainError } from '@leora/domain/errors'

// Marked as it is used: of many that hold the link, one joins.
export async function join(tx: AuthDb, token: string, userId: string): Promise<string> {
  const [invitation] = await tx
    .update(invitations)
    .set({ acceptedAt: sql`now()` })
    .where(isOpen(token))
    .returning()
  if (!invitation) throw closedInvitation()
  const { tenantId, role, permissionSetId, teamIds } = invitation
  await tx.execute(sql`select set_config('app.tenant_id', ${tenantId}, true),
    set_config('app.actor_id', ${userId}, true), set_config('app.actor_kind', 'user', true)`)
  await tx
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
  if (teamIds.length > 0) {
    await tx.execute(sql`
      insert into ${teamMembers} (tenant_id, team_id, user_id)
      select t.tenant_id, t.id, ${userId}::uuid from ${teams} t
      where t.tenant_id = ${tenantId} and t.deleted_at is null and t.id = any (${`{${teamIds.join(',')}}`}::text::uuid[])
      on conflict do nothing`)
  }
  return tenantId
}

export function isOpen(token: string) {
  return and(
    eq(invitations.tokenHash, hashToken(token)),
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
