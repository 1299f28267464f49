import { and, eq, inArray, sql } from '@leora/db'
import { members, notifications } from '@leora/db/schema/index'
import type { Role } from '@leora/domain/actor'
import {
  canReadMembers,
  canSetMemberRole,
  type Member,
  type SetMemberRoleInput,
} from '@leora/domain/admin/admin'
import { DomainError } from '@leora/domain/errors'
import { authorize } from '@leora/domain/policy'
import { uuid7 } from '@leora/domain/uuid7'
import type { TenantContext } from '../context.ts'
import { mailRoleChanged } from '../mail/mail-role-changed.ts'

/** Sessions belong to identity, so the last activity is read there. */
export async function listMembers(ctx: TenantContext): Promise<Member[]> {
  authorize(canReadMembers(ctx.actor))
  const rows = await ctx.database.auth.execute<{ members: Member[] }>(sql`
    select coalesce(json_agg(r order by r.name, r."userId"), '[]'::json) as members from (
      select m.user_id as "userId", u.name, u.email, m.role, m.created_at as "createdAt",
        (select max(s.last_seen_at) from auth.sessions s
          where s.user_id = m.user_id and s.tenant_id = m.tenant_id) as "lastSeenAt"
      from members m join auth.users u on u.id = m.user_id
      where m.tenant_id = ${ctx.actor.tenantId}) r`)
  return rows[0]?.members ?? []
}

export async function setMemberRole(
  ctx: TenantContext,
  input: SetMemberRoleInput,
): Promise<Member> {
  const { before, role } = await lockMembers(ctx, input.userId)
  authorize(canSetMemberRole({ ...ctx.actor, role }, input))
  if (before.role !== input.role) {
    await ctx.db.update(members).set({ role: input.role }).where(isMember(ctx, input.userId))
    await ctx.db.insert(notifications).values({
      tenantId: ctx.actor.tenantId,
      id: uuid7(),
      userId: input.userId,
      kind: 'role_changed',
      params: { from: before.role, to: input.role },
      link: null,
    })
    await mailRoleChanged(ctx, {
      userId: input.userId,
      from: before.role as Role,
      to: input.role,
    })
  }
  const member = (await listMembers(ctx)).find((one) => one.userId === input.userId)
  if (!member) throwNotFound()
  // The list reads outside this transaction, where the new role is not yet visible.
  return { ...member, role: input.role }
}

// Both rows, always in the same order: two owners who demote each other at once would leave none.
async function lockMembers(ctx: TenantContext, userId: string) {
  const rows = await ctx.db
    .select({ userId: members.userId, role: members.role })
    .from(members)
    .where(
      and(
        eq(members.tenantId, ctx.actor.tenantId),
        inArray(members.userId, [userId, ctx.actor.userId]),
      ),
    )
    .orderBy(members.userId)
    .for('update')
  const before = rows.find((row) => row.userId === userId)
  const mine = rows.find((row) => row.userId === ctx.actor.userId)
  return before && mine ? { before, role: mine.role as Role } : throwNotFound()
}

function isMember(ctx: TenantContext, userId: string) {
  return and(eq(members.tenantId, ctx.actor.tenantId), eq(members.userId, userId))
}

function throwNotFound(): never {
  throw new DomainError('not_found', 'This person is not a member of your company.')
}
