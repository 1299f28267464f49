import { and, eq, type SQL, sql } from '@leora/db'
import { sessions, users } from '@leora/db/schema/index'
import type { Me } from '@leora/domain/account/account'
import type { SwitchTenantInput, UpdateProfileInput } from '@leora/domain/account/inputs'
import { canActAsPerson } from '@leora/domain/account/policy'
import type { Actor } from '@leora/domain/actor'
import { DomainError } from '@leora/domain/errors'
import { rightsOf } from '@leora/domain/permissions/rights'
import { authorize } from '@leora/domain/policy'
import type { TenantContext } from '../context.ts'

export async function getMe(ctx: TenantContext): Promise<Me> {
  return await readMe(ctx, sql`select * from auth.users where id = ${ctx.actor.userId}`)
}

async function readMe(ctx: TenantContext, person: SQL): Promise<Me> {
  const { actor, database, version } = ctx
  const rows = await database.auth.execute<{
    me: Omit<Me, 'version' | 'role' | 'permissionSet' | 'gate'>
  }>(sql`
    with person as (${person})
    select json_build_object(
      'user', (select json_build_object('id', u.id, 'name', u.name, 'email', u.email, 'locale', u.locale,
          'timeZone', u.time_zone, 'theme', u.theme, 'density', u.density)
        from person u),
      'tenant', (select json_build_object('id', t.tenant_id, 'name', t.name, 'currency', t.currency,
          'timeZone', t.time_zone, 'locale', t.locale)
        from tenants t where t.tenant_id = ${actor.tenantId}),
      'tenants', (select json_agg(json_build_object('id', t.tenant_id, 'name', t.name, 'role', m.role) order by t.name)
        from members m join tenants t on t.tenant_id = m.tenant_id
        where m.user_id = ${actor.userId} and (${actor.kind} = 'user' or m.tenant_id = ${actor.tenantId}))) as me`)
  const me = rows[0]?.me
  if (!me?.user) throw new DomainError('not_found', 'This person does not exist any more.')
  const { role, gate } = actor
  return { ...me, role, permissionSet: givenRights(actor), gate, version }
}

/** As they count, so that the browser shows what the server allows. */
function givenRights({ role, permissionSet }: Actor): Me['permissionSet'] {
  if (permissionSet === null) return null
  const { grants, fields } = rightsOf({ role, permissionSet })
  return { ...permissionSet, grants, fields }
}

export async function updateProfile(ctx: TenantContext, input: UpdateProfileInput): Promise<Me> {
  authorize(canActAsPerson(ctx.actor))
  if (Object.keys(input).length === 0) return await getMe(ctx)
  const change = ctx.database.auth.update(users).set(input).where(eq(users.id, ctx.actor.userId))
  return await readMe(ctx, change.returning().getSQL())
}

/** The session moves to another company of the person; the very next request is there. */
export async function switchTenant(
  ctx: TenantContext,
  input: SwitchTenantInput,
): Promise<{ tenantId: string }> {
  authorize(canActAsPerson(ctx.actor))
  const moved = await ctx.database.auth
    .update(sessions)
    .set({ tenantId: input.tenantId })
    .where(
      and(
        eq(sessions.id, ctx.actor.sessionId ?? ''),
        sql`exists (select from members where tenant_id = ${input.tenantId} and user_id = ${ctx.actor.userId})`,
      ),
    )
    .returning({ tenantId: sessions.tenantId })
  if (moved.length === 0)
    throw new DomainError('not_found', 'You are not a member of this company.')
  return { tenantId: input.tenantId }
}
