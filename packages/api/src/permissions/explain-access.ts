import type { GivenPermissionSet, Role } from '@leora/domain/actor'
import { DomainError } from '@leora/domain/errors'
import type { Explanation } from '@leora/domain/explanation'
import {
  type ExplainAccessInput,
  type ExplainedRecord,
  type ExplainMemberAccessInput,
  explainAccess,
} from '@leora/domain/permissions/explain-access'
import { canExplainAccess } from '@leora/domain/permissions/policy'
import { type Holder, isReached } from '@leora/domain/permissions/rights'
import { authorize } from '@leora/domain/policy'
import type { TenantContext } from '../context.ts'

/** Of oneself: a record out of reach reads the same whether it exists or not. */
export async function explainOwnAccess(
  ctx: TenantContext,
  input: ExplainAccessInput,
): Promise<Explanation> {
  const { actor } = ctx
  const { record } = await readQuestion(ctx, actor.userId, input.entityId)
  const isSeen = record !== null && isReached(actor, 'customers.read', record.ownerId)
  return explainAccess({ holder: actor, act: input.act, record: isSeen ? record : null })
}

/** Of a member, for who sees every record anyway. */
export async function explainMemberAccess(
  ctx: TenantContext,
  input: ExplainMemberAccessInput,
): Promise<Explanation> {
  authorize(canExplainAccess(ctx.actor))
  const { holder, record } = await readQuestion(ctx, input.userId, input.entityId)
  if (!holder) {
    throw new DomainError('not_found', 'This person is not a member of your company.')
  }
  if (!record || !isReached(ctx.actor, 'customers.read', record.ownerId)) {
    throw new DomainError('not_found', 'This customer does not exist, or was deleted.')
  }
  return explainAccess({ holder, act: input.act, record })
}

interface QuestionRow {
  holder: { role: Role; permissionSet: Omit<GivenPermissionSet, 'colleagues'> | null } | null
  colleagues: string[]
  record: ExplainedRecord | null
}

async function readQuestion(ctx: TenantContext, userId: string, customerId: string) {
  const params = [ctx.actor.tenantId, userId, customerId]
  const [row] = await ctx.db.run<QuestionRow>(questionStatement, params)
  const { holder = null, colleagues = [], record = null } = row ?? {}
  return { holder: holder && toHolder(userId, holder, colleagues), record }
}

function toHolder(
  userId: string,
  { role, permissionSet }: NonNullable<QuestionRow['holder']>,
  colleagues: string[],
): Holder {
  return { userId, role, permissionSet: permissionSet && { ...permissionSet, colleagues } }
}

const questionStatement = `
  with mine as (
    select t.id, t.name from teams t
    where t.tenant_id = $1 and t.deleted_at is null and (t.manager_id = $2 or exists (
      select from team_members m where m.tenant_id = $1 and m.team_id = t.id and m.user_id = $2))
  )
  select
    (select json_build_object('role', m.role, 'permissionSet',
        (select json_build_object('id', s.id, 'name', s.name, 'grants', s.grants, 'fields', s.fields)
          from permission_sets s where s.tenant_id = $1 and s.id = m.permission_set_id))
      from members m where m.tenant_id = $1 and m.user_id = $2) as holder,
    (select coalesce(json_agg(distinct o.user_id), '[]'::json) from mine
      join team_members o on o.tenant_id = $1 and o.team_id = mine.id) as colleagues,
    (select json_build_object('ownerId', c.owner_id,
        'ownerName', (select u.name from auth.users u where u.id = c.owner_id),
        'teams', (select coalesce(json_agg(mine.name order by mine.name), '[]'::json) from mine
          join team_members o on o.tenant_id = $1 and o.team_id = mine.id and o.user_id = c.owner_id))
      from customers c where c.tenant_id = $1 and c.id = $3) as record`
