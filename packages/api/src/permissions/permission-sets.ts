import { and, eq, sql } from '@leora/db'
import type { AuditChanges } from '@leora/db/schema/audit'
import { permissionSets } from '@leora/db/schema/index'
import { DomainError } from '@leora/domain/errors'
import type {
  CreatePermissionSetInput,
  DeletePermissionSetInput,
  PermissionSet,
  UpdatePermissionSetInput,
} from '@leora/domain/permissions/permission-set'
import {
  canDeletePermissionSet,
  canEditPermissionSets,
  canReadPermissionSets,
} from '@leora/domain/permissions/policy'
import { authorize } from '@leora/domain/policy'
import { uuid7 } from '@leora/domain/uuid7'
import type { TenantContext } from '../context.ts'
import { recordPermissionChange } from './record-change.ts'

export async function listPermissionSets(ctx: TenantContext): Promise<PermissionSet[]> {
  authorize(canReadPermissionSets(ctx.actor))
  return await readSets(ctx, null)
}

export async function createPermissionSet(
  ctx: TenantContext,
  input: CreatePermissionSetInput,
): Promise<PermissionSet> {
  const { actor, db } = ctx
  authorize(canEditPermissionSets(actor))
  const { id = uuid7(), name, description = '', grants, fields = {} } = input
  await db
    .insert(permissionSets)
    .values({ tenantId: actor.tenantId, id, name, description, grants, fields })
    .onConflictDoNothing({ target: [permissionSets.tenantId, permissionSets.id] })
  return (await findSet(ctx, id)) ?? throwNotFound()
}

export async function updatePermissionSet(
  ctx: TenantContext,
  input: UpdatePermissionSetInput,
): Promise<PermissionSet> {
  const before = await lockSet(ctx, input.id)
  authorize(canEditPermissionSets(ctx.actor))
  await assertVersion(ctx, input, before)
  await saveSet(ctx, input.id, input.changes)
  const { grants = before.grants, fields = before.fields } = input.changes
  const changes: AuditChanges = {
    ...(isSame(grants, before.grants) ? {} : { grants: { old: before.grants, new: grants } }),
    ...(isSame(fields, before.fields) ? {} : { fields: { old: before.fields, new: fields } }),
  }
  if (Object.keys(changes).length > 0) {
    const subject = { entity: 'permission_sets', id: input.id } as const
    await recordPermissionChange(ctx, subject, changes, input.reason)
  }
  return (await findSet(ctx, input.id)) ?? throwNotFound()
}

export async function deletePermissionSet(
  ctx: TenantContext,
  input: DeletePermissionSetInput,
): Promise<PermissionSet> {
  const before = await lockSet(ctx, input.id)
  authorize(canEditPermissionSets(ctx.actor))
  await assertVersion(ctx, input, before)
  const users = await countUsers(ctx, input.id)
  authorize(canDeletePermissionSet(ctx.actor, { users }))
  const set = (await findSet(ctx, input.id)) ?? throwNotFound()
  await saveSet(ctx, input.id, { deletedAt: sql`now()` })
  return { ...set, version: set.version + 1 }
}

/** Keeps the set as it is until the transaction ends, so that it is not deleted while it is given. */
export async function holdPermissionSet(ctx: TenantContext, id: string): Promise<{ name: string }> {
  const [row] = await ctx.db
    .select({ name: permissionSets.name, deletedAt: permissionSets.deletedAt })
    .from(permissionSets)
    .where(isSet(ctx, id))
    .for('share')
  return row && row.deletedAt === null ? row : throwNotFound()
}

interface LockedSet {
  version: number
  grants: Record<string, string>
  fields: Record<string, string>
}

async function lockSet(ctx: TenantContext, id: string): Promise<LockedSet> {
  const { version, grants, fields, deletedAt } = permissionSets
  const [row] = await ctx.db
    .select({ version, grants, fields, deletedAt })
    .from(permissionSets)
    .where(isSet(ctx, id))
    .for('update')
  return row && row.deletedAt === null ? row : throwNotFound()
}

async function assertVersion(
  ctx: TenantContext,
  { id, expectedVersion }: DeletePermissionSetInput,
  before: LockedSet,
) {
  if (before.version === expectedVersion) return
  const current = await findSet(ctx, id)
  throw new DomainError(
    'conflict',
    'Somebody changed this permission set while you were editing. Look at it again, then decide.',
    { current },
  )
}

type SetChanges = Parameters<ReturnType<TenantContext['db']['update']>['set']>[0]

async function saveSet(ctx: TenantContext, id: string, changes: SetChanges) {
  await ctx.db
    .update(permissionSets)
    .set({ ...changes, version: sql`${permissionSets.version} + 1`, updatedAt: sql`now()` })
    .where(isSet(ctx, id))
}

// Who is invited with a set would come without one.
async function countUsers(ctx: TenantContext, id: string): Promise<number> {
  const [row] = await ctx.db.run<{ users: number }>(
    `select (select count(*)::int from members where tenant_id = $1 and permission_set_id = $2)
      + (select count(*)::int from invitations where tenant_id = $1 and permission_set_id = $2
          and accepted_at is null and revoked_at is null and expires_at > now()) as users`,
    [ctx.actor.tenantId, id],
  )
  return row?.users ?? 0
}

async function findSet(ctx: TenantContext, id: string): Promise<PermissionSet | undefined> {
  return (await readSets(ctx, id)).at(0)
}

async function readSets(ctx: TenantContext, id: string | null): Promise<PermissionSet[]> {
  const [row] = await ctx.db.run<{ sets: PermissionSet[] }>(setsStatement, [ctx.actor.tenantId, id])
  return row?.sets ?? []
}

const setsStatement = `
  select coalesce(json_agg(r order by lower(r.name), r.id), '[]'::json) as sets from (
    select s.id, s.name, s.description, s.grants, s.fields, s.version, s.updated_at as "updatedAt",
      (select coalesce(json_agg(json_build_object('userId', u.id, 'name', u.name) order by u.name, u.id), '[]'::json)
        from members m join auth.users u on u.id = m.user_id
        where m.tenant_id = s.tenant_id and m.permission_set_id = s.id) as members
    from permission_sets s
    where s.tenant_id = $1 and s.deleted_at is null and ($2::uuid is null or s.id = $2)) r`

function isSame(one: Record<string, string>, other: Record<string, string>): boolean {
  return Object.keys({ ...one, ...other }).every((key) => one[key] === other[key])
}

function isSet(ctx: TenantContext, id: string) {
  return and(eq(permissionSets.tenantId, ctx.actor.tenantId), eq(permissionSets.id, id))
}

function throwNotFound(): never {
  throw new DomainError('not_found', 'This permission set does not exist, or was deleted.')
}
