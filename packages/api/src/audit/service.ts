import { toIsoInstant } from '@leora/db/columns'
import type { AuditChanges } from '@leora/db/schema/audit'
import {
  type AuditItem,
  type AuditPage,
  canLogAudit,
  canReadAuditLog,
  type GetAuditLogInput,
  type LogAuditInput,
} from '@leora/domain/audit/audit'
import { DomainError } from '@leora/domain/errors'
import { authorize } from '@leora/domain/policy'
import type { TenantContext } from '../context.ts'
import { planForValues } from '../plan-for-values.ts'
import { parseTimeCursor, timeCursor } from '../time-cursor.ts'

interface AuditRow extends Omit<AuditItem, 'changes'> {
  changes: AuditChanges
  [column: string]: unknown
}

export async function getAuditLog(ctx: TenantContext, input: GetAuditLogInput): Promise<AuditPage> {
  authorize(canReadAuditLog(ctx.actor, input))
  const rows = await readRows(ctx, input)
  const items = rows.slice(0, input.limit).map(toItem)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > input.limit && last ? timeCursor(last) : null }
}

/** What happened to customers lately, for the page everybody begins with. */
export async function listRecentChanges(ctx: TenantContext): Promise<AuditItem[]> {
  const rows = await readRows(ctx, { entityType: 'customers', limit: 8 })
  return rows.slice(0, 8).map(toItem)
}

async function readRows(ctx: TenantContext, input: GetAuditLogInput): Promise<AuditRow[]> {
  const { text, params, isFiltered } = auditPageStatement(ctx.actor.tenantId, input)
  const planned = isFiltered ? planForValues(ctx.db) : undefined
  const [rows] = await Promise.all([ctx.db.run<AuditRow>(text, params), planned])
  return rows
}

/** The newest page first, then the names of who and what. */
export function auditPageStatement(tenantId: string, input: GetAuditLogInput) {
  const params: unknown[] = [tenantId, input.limit + 1]
  const bind = (value: unknown) => `$${params.push(value)}`
  const conditions = ['tenant_id = $1']
  if (input.entityType !== undefined) conditions.push(`entity_type = ${bind(input.entityType)}`)
  if (input.entityId !== undefined) conditions.push(`entity_id = ${bind(input.entityId)}`)
  if (input.actorId !== undefined) conditions.push(`actor_id = ${bind(input.actorId)}`)
  if (input.action !== undefined) conditions.push(`action = ${bind(input.action)}`)
  if (input.from !== undefined) conditions.push(`at >= ${bind(input.from)}`)
  if (input.to !== undefined) conditions.push(`at < ${bind(input.to)}`)
  const isFiltered = conditions.length > 1
  if (input.cursor !== undefined) {
    const after = parseTimeCursor(input.cursor)
    conditions.push(`(at, id) < (${bind(after.at)}::timestamptz, ${bind(after.id)}::uuid)`)
  }
  const nameOf = (id: string) => `(select u.name from auth.users u where u.id = ${id})`
  const text = `
    select a.id, a.at, a.actor_id as "actorId", ${nameOf('a.actor_id')} as "actorName",
      a.actor_kind as "actorKind", a.entity_type as "entityType", a.entity_id as "entityId",
      case a.entity_type
        when 'customers' then (select c.name from customers c where c.tenant_id = $1 and c.id = a.entity_id)
        when 'members' then ${nameOf('a.entity_id')}
        when 'api_keys' then (select k.name from api_keys k where k.tenant_id = $1 and k.id = a.entity_id)
      end as "entityLabel", a.action, a.changes,
      a.ip_address as "ipAddress", a.user_agent as "userAgent", a.request_id as "requestId"
    from (select * from audit_log where ${conditions.join(' and ')} order by at desc, id desc limit $2) a`
  return { text, params, isFiltered }
}

export async function logAudit(ctx: TenantContext, input: LogAuditInput): Promise<{ id: string }> {
  authorize(canLogAudit(ctx.actor))
  const changes = input.note === undefined ? {} : { note: { old: null, new: input.note } }
  const [row] = await ctx.db.run<{ id: string }>(
    `select audit.record_act('customers', c.id, $3, $4::text::jsonb) as id
     from customers c where c.tenant_id = $1 and c.id = $2`,
    [ctx.actor.tenantId, input.entityId, input.action, JSON.stringify(changes)],
  )
  if (!row) throw new DomainError('not_found', 'This customer does not exist, or was deleted.')
  return { id: row.id }
}

function toItem({ changes, at, ...row }: AuditRow): AuditItem {
  const named = Object.entries(changes).map(([column, change]) => [toFieldName(column), change])
  return { ...row, at: toIsoInstant(at), changes: Object.fromEntries(named) }
}

/** The log keeps column names; readers know fields by their wire names. */
function toFieldName(column: string): string {
  return column.replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase())
}
