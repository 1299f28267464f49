import { and, eq, sql } from '@leora/db'
import { members, sessions } from '@leora/db/schema/index'
import type { Role } from '@leora/domain/actor'
import { canDoWithoutOwner } from '@leora/domain/admin/admin'
import { DomainError } from '@leora/domain/errors'
import { canSuspendMember, type SuspendMemberInput } from '@leora/domain/invitations/invitation'
import { authorize } from '@leora/domain/policy'
import { countOtherOwners } from '../admin/count-other-owners.ts'
import type { TenantContext } from '../context.ts'

export interface Suspension {
  userId: string
  isSuspended: boolean
}

/** The person signs in nowhere in this company any more; what they did stays. */
export async function suspendMember(
  ctx: TenantContext,
  { userId, reason }: SuspendMemberInput,
): Promise<Suspension> {
  const target = await lockMember(ctx, userId)
  authorize(canSuspendMember(ctx.actor, target))
  if (!target.isSuspended) {
    if (target.role === 'owner') {
      authorize(canDoWithoutOwner(await countOtherOwners(ctx, userId)))
    }
    await save(ctx, userId, { isSuspended: true, reason })
    await ctx.database.auth
      .delete(sessions)
      .where(and(eq(sessions.userId, userId), eq(sessions.tenantId, ctx.actor.tenantId)))
  }
  return { userId, isSuspended: true }
}

export async function reactivateMember(
  ctx: TenantContext,
  { userId, reason }: SuspendMemberInput,
): Promise<Suspension> {
  const target = await lockMember(ctx, userId)
  authorize(canSuspendMember(ctx.actor, target))
  if (target.isSuspended) await save(ctx, userId, { isSuspended: false, reason })
  return { userId, isSuspended: false }
}

// All owners, in one order: two who suspend each other at once would leave none.
async function lockMember(ctx: TenantContext, userId: string) {
  const rows = await ctx.db
    .select({ userId: members.userId, role: members.role, suspendedAt: members.suspendedAt })
    .from(members)
    .where(
      and(
        eq(members.tenantId, ctx.actor.tenantId),
        sql`(${members.userId} = ${userId} or ${members.role} = 'owner')`,
      ),
    )
    .orderBy(members.userId)
    .for('update')
  const row = rows.find((one) => one.userId === userId)
  if (!row) throw new DomainError('not_found', 'This person is not a member of your company.')
  return { userId, role: row.role as Role, isSuspended: row.suspendedAt !== null }
}

async function save(
  ctx: TenantContext,
  userId: string,
  { isSuspended, reason }: { isSuspended: boolean; reason: string },
): Promise<void> {
  const changes = {
    suspended: { old: !isSuspended, new: isSuspended },
    reason: { old: null, new: reason },
  }
  await ctx.db.run(
    `with changed as (update members set suspended_at = case when $3 then now() end
      where tenant_id = $1 and user_id = $2 returning user_id)
    select audit.record_act('members', user_id, 'permission_changed', $4::text::jsonb) from changed`,
    [ctx.actor.tenantId, userId, isSuspended, JSON.stringify(changes)],
  )
}
