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
import {
  binder,
  type CustomerView,
  customerView,
  wholeView,
  withinReach,
} from '../customers/view.ts'
import { planForValues } from '../plan-for-values.ts'
import { parseTimeCursor, timeCursor } from '../time-cursor.ts'
import { type AuditRow, auditColumns, toAuditItem } from './columns.ts'

export async function getAuditLog(ctx: TenantContext, input: GetAuditLogInput): Promise<AuditPage> {
  authorize(canReadAuditLog(ctx.actor, input))
  const rows = await readRows(ctx, input)
  const items = rows.slice(0, input.limit).map((row) => toAuditItem(ctx.actor, row))
  const last = items.at(-1)
  return { items, nextCursor: rows.length > input.limit && last ? timeCursor(last) : null }
}

/** What happened to customers lately, for the page everybody begins with. */
export async function listRecentChanges(ctx: TenantContext): Promise<AuditItem[]> {
  const { actor, db } = ctx
  const view = customerView(actor)
  if (view.owners === null) {
    const rows = await readRows(ctx, { entityType: 'customers', limit: recentChanges })
    return rows.slice(0, recentChanges).map((row) => toAuditItem(ctx.actor, row))
  }
  const { text, params } = recentChangesStatement(actor.tenantId, view)
  const rows = await db.run<AuditRow>(text, params)
  return rows.map((row) => toAuditItem(ctx.actor, row))
}

const recentChanges = 8

/** Looks from the living customers that changed last: the log of a company holds little of one person's. */
export function recentChangesStatement(tenantId: string, view: CustomerView) {
  const params: unknown[] = [tenantId, recentChanges]
  const alive = ['c.tenant_id = $1', 'c.deleted_at is null']
  const conditions = [...alive, ...withinReach(view, binder(params))]
  const text = `
    select ${auditColumns} from (
      select a.* from (select c.id from customers c where ${conditions.join(' and ')}
        order by c.updated_at desc, c.id limit 50) c
      cross join lateral (select * from audit_log l
        where l.tenant_id = $1 and l.entity_type = 'customers' and l.entity_id = c.id
        order by l.at desc, l.id desc limit $2) a
      order by a.at desc, a.id desc limit $2) a`
  return { text, params }
}

async function readRows(ctx: TenantContext, input: GetAuditLogInput): Promise<AuditRow[]> {
  const { actor } = ctx
  const { text, params, isFiltered } = auditPageStatement(
    actor.tenantId,
    input,
    customerView(actor),
  )
  const planned = isFiltered ? planForValues(ctx.db) : undefined
  const [rows] = await Promise.all([ctx.db.run<AuditRow>(text, params), planned])
  return rows
}

/** The newest page first, then the names of who and what. */
export function auditPageStatement(
  tenantId: string,
  input: GetAuditLogInput,
  view: CustomerView = wholeView,
) {
  const params: unknown[] = [tenantId, input.limit + 1]
  const bind = binder(params)
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
  conditions.push(...ofSeenCustomer(input, view, bind))
  const text = `
    select ${auditColumns}
    from (select * from audit_log where ${conditions.join(' and ')} order by at desc, id desc limit $2) a`
  return { text, params, isFiltered }
}

/** The history of a record outside the reach is that of one which does not exist. */
function ofSeenCustomer(
  { entityId }: GetAuditLogInput,
  view: CustomerView,
  bind: (value: unknown) => string,
): string[] {
  if (view.owners === null) return []
  const seen = ['c.tenant_id = $1', `c.id = ${bind(entityId)}::uuid`, ...withinReach(view, bind)]
  return [`exists (select from customers c where ${seen.join(' and ')})`]
}

export async function logAudit(ctx: TenantContext, input: LogAuditInput): Promise<{ id: string }> {
  authorize(canLogAudit(ctx.actor))
  const changes = input.note === undefined ? {} : { note: { old: null, new: input.note } }
  const { actor, db } = ctx
  const params: unknown[] = [actor.tenantId, input.entityId, input.action, JSON.stringify(changes)]
  const reach = withinReach(customerView(actor), binder(params))
  const [row] = await db.run<{ id: string }>(
    `select audit.record_act('customers', c.id, $3, $4::text::jsonb) as id
     from customers c where ${['c.tenant_id = $1', 'c.id = $2', ...reach].join(' and ')}`,
    params,
  )
  if (!row) throw new DomainError('not_found', 'This customer does not exist, or was deleted.')
  return { id: row.id }
}
