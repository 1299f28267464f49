import { and, eq, inArray, sql } from '@leora/db'
import { members } from '@leora/db/schema/index'
import type { Role } from '@leora/domain/actor'
import {
  canDoWithoutOwner,
  canReadMembers,
  canSetMemberRole,
  type Member,
  type SetMemberRoleInput,
} from '@leora/domain/admin/admin'
import { DomainError } from '@leora/domain/errors'
import type { AssignPermissionSetInput } from '@leora/domain/permissions/permission-set'
import { canAssignPermissionSet } from '@leora/domain/permissions/policy'
import { authorize } from '@leora/domain/policy'
import { uuid7 } from '@leora/domain/uuid7'
import type { TenantContext } from '../context.ts'
import { mailRightsChanged } from '../mail/mail-rights-changed.ts'
import { holdPermissionSet } from '../permissions/permission-sets.ts'
import { countOtherOwners } from './count-other-owners.ts'

/** Sessions belong to identity, so the last activity is read there. */
export async function listMembers(ctx: TenantContext): Promise<Member[]> {
  authorize(canReadMembers(ctx.actor))
  return await readMembers(ctx, null)
}

async function readMembers(ctx: TenantContext, userId: string | null): Promise<Member[]> {
  const rows = await ctx.database.auth.execute<{ members: Member[] }>(sql`
    select coalesce(json_agg(r order by r.name, r."userId"), '[]'::json) as members from (
      select m.user_id as "userId", u.name, u.email, m.role, m.created_at as "createdAt",
        m.suspended_at as "suspendedAt",
        (select json_build_object('id', p.id, 'name', p.name) from permission_sets p
          where p.tenant_id = m.tenant_id and p.id = m.permission_set_id) as "permissionSet",
        (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name) order by t.name), '[]'::json)
          from team_members o join teams t on t.tenant_id = o.tenant_id and t.id = o.team_id
          where o.tenant_id = m.tenant_id and o.user_id = m.user_id and t.deleted_at is null) as teams,
        (select max(s.last_seen_at) from auth.sessions s
          where s.user_id = m.user_id and s.tenant_id = m.tenant_id) as "lastSeenAt"
      from members m join auth.users u on u.id = m.user_id
      where m.tenant_id = ${ctx.actor.tenantId}
        and (${userId}::uuid is null or m.user_id = ${userId}::uuid)) r`)
  return rows[0]?.members ?? []
}

/** The rights of the role count from now on; a permission set of before is taken away. */
export async function setMemberRole(
  ctx: TenantContext,
  input: SetMemberRoleInput,
): Promise<Member> {
  const { before, actor } = await lockMembers(ctx, input.userId)
  authorize(canSetMemberRole(actor, input))
  if (before.role === 'owner' && input.role !== 'owner') {
    authorize(canDoWithoutOwner(await countOtherOwners(ctx, input.userId)))
  }
  if (before.role !== input.role || before.permissionSetId !== null) {
    await giveRights(ctx, before, { role: input.role, set: null, reason: input.reason })
  }
  // The list reads outside this transaction, where the new rights are not yet visible.
  return { ...(await findMember(ctx, input.userId)), role: input.role, permissionSet: null }
}

export async function assignPermissionSet(
  ctx: TenantContext,
  input: AssignPermissionSetInput,
): Promise<Member> {
  const { before, actor } = await lockMembers(ctx, input.userId)
  authorize(canAssignPermissionSet(actor, before))
  const { permissionSetId: id, reason } = input
  const set = id === null ? null : { id, ...(await holdPermissionSet(ctx, id)) }
  if (before.permissionSetId !== id) {
    await giveRights(ctx, before, { role: before.role, set, reason })
  }
  const permissionSet = set && { id: set.id, name: set.name }
  return { ...(await findMember(ctx, input.userId)), permissionSet }
}

interface NewRights {
  role: Role
  set: { id: string; name: string } | null
  reason: string
}

// The database marks the sessions behind the member: their tokens are replaced.
async function giveRights(ctx: TenantContext, before: LockedMember, after: NewRights) {
  const { userId, role, setName } = before
  const setNow = after.set?.name ?? null
  const changes = {
    ...(role === after.role ? {} : { role: { old: role, new: after.role } }),
    ...(setName === setNow ? {} : { permission_set: { old: setName, new: setNow } }),
    reason: { old: null, new: after.reason },
  }
  const notice =
    after.set === null
      ? { kind: 'role_changed', params: { from: role, to: after.role } }
      : { kind: 'rights_changed', params: { set: after.set.name } }
  await ctx.db.run(
    `with changed as (update members set role = $3, permission_set_id = $4::uuid
      where tenant_id = $1 and user_id = $2 returning user_id),
    told as (insert into notifications (tenant_id, id, user_id, kind, params)
      select $1, $5::uuid, user_id, $6, $7::text::jsonb from changed)
    select audit.record_act('members', user_id, 'permission_changed', $8::text::jsonb) from changed`,
    [
      ctx.actor.tenantId,
      userId,
      after.role,
      after.set?.id ?? null,
      uuid7(),
      notice.kind,
      JSON.stringify(notice.params),
      JSON.stringify(changes),
    ],
  )
  await mailRightsChanged(ctx, { userId, from: role, to: after.role, set: setNow })
}

async function findMember(ctx: TenantContext, userId: string): Promise<Member> {
  return (await readMembers(ctx, userId)).at(0) ?? throwNotFound()
}

interface LockedMember {
  userId: string
  role: Role
  permissionSetId: string | null
  setName: string | null
}

// Both rows, always in the same order: two owners who demote each other at once would leave none.
async function lockMembers(ctx: TenantContext, userId: string) {
  const { tenantId, userId: myId } = ctx.actor
  const rows = await ctx.db
    .select({
      userId: members.userId,
      role: members.role,
      permissionSetId: members.permissionSetId,
      setName: sql<
        string | null
      >`(select s.name from permission_sets s where s.tenant_id = members.tenant_id and s.id = members.permission_set_id)`,
    })
    .from(members)
    .where(and(eq(members.tenantId, tenantId), inArray(members.userId, [userId, myId])))
    .orderBy(members.userId)
    .for('update')
  const locked = rows.map((row): LockedMember => ({ ...row, role: row.role as Role }))
  const before = locked.find((row) => row.userId === userId)
  const mine = locked.find((row) => row.userId === myId)
  if (!before || !mine) throwNotFound()
  // A set that came meanwhile is judged by the next request; until then nothing is allowed.
  const isOther = (ctx.actor.permissionSet?.id ?? null) !== mine.permissionSetId
  const role = isOther ? 'viewer' : mine.role
  return { before, actor: { ...ctx.actor, role } }
}

function throwNotFound(): never {
  throw new DomainError('not_found', 'This person is not a member of your company.')
}
