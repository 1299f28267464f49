import { toIsoInstant } from '@leora/db/columns'
import type { AuditChanges } from '@leora/db/schema/audit'
import type { Actor } from '@leora/domain/actor'
import type { AuditItem } from '@leora/domain/audit/audit'
import { hiddenFields } from '@leora/domain/permissions/rights'

export interface AuditRow extends Omit<AuditItem, 'changes'> {
  changes: AuditChanges
  [column: string]: unknown
}

const nameOf = (id: string) => `(select u.name from auth.users u where u.id = ${id})`

/**
 * The columns of an entry `a`, with the names of who and what, each looked up by itself:
 * joined, a plan may read all orders of the company for one line.
 */
export const auditColumns = `a.id, a.at, a.actor_id as "actorId", ${nameOf('a.actor_id')} as "actorName",
      a.actor_kind as "actorKind", a.entity_type as "entityType", a.entity_id as "entityId",
      case a.entity_type
        when 'customers' then (select c.name from customers c where c.tenant_id = $1 and c.id = a.entity_id)
        when 'contacts' then (select p.name from contacts p where p.tenant_id = $1 and p.id = a.entity_id)
        when 'activities' then (select (select c.name from customers c where c.tenant_id = $1 and c.id = x.customer_id)
          from activities x where x.tenant_id = $1 and x.id = a.entity_id)
        when 'tasks' then (select t.title from tasks t where t.tenant_id = $1 and t.id = a.entity_id)
        when 'orders' then (select o.number from orders o where o.tenant_id = $1 and o.id = a.entity_id)
        when 'order_lines' then (select (select o.number from orders o where o.tenant_id = $1 and o.id = l.order_id)
          || ', ' || (select p.name from products p where p.tenant_id = $1 and p.id = l.product_id)
          from order_lines l where l.tenant_id = $1 and l.id = a.entity_id)
        when 'products' then (select p.name from products p where p.tenant_id = $1 and p.id = a.entity_id)
        when 'priority_overrides' then (select c.name from customers c where c.tenant_id = $1 and c.id = a.entity_id)
        when 'members' then ${nameOf('a.entity_id')}
        when 'api_keys' then (select k.name from api_keys k where k.tenant_id = $1 and k.id = a.entity_id)
        when 'teams' then (select t.name from teams t where t.tenant_id = $1 and t.id = a.entity_id)
        when 'team_members' then (select t.name from teams t where t.tenant_id = $1 and t.id = a.entity_id)
        when 'permission_sets' then (select p.name from permission_sets p
          where p.tenant_id = $1 and p.id = a.entity_id)
      end as "entityLabel", a.action, a.changes,
      a.ip_address as "ipAddress", a.user_agent as "userAgent", a.request_id as "requestId"`

/** As this reader may see it: without the values of fields that are hidden from them. */
export function toAuditItem(actor: Actor, { changes, at, ...row }: AuditRow): AuditItem {
  const hidden = hiddenIn(row.entityType, hiddenFields(actor, 'customers'))
  const shown = Object.entries(changes)
    .map(([column, change]) => [toFieldName(column), change] as const)
    .filter(([field]) => !hidden.includes(field))
  return { ...row, at: toIsoInstant(at), changes: Object.fromEntries(shown) }
}

/** What has been paid of an order tells what is owed, so it goes with the balance. */
function hiddenIn(entityType: string, ofCustomers: readonly string[]): readonly string[] {
  if (entityType === 'customers') return ofCustomers
  return entityType === 'orders' && ofCustomers.includes('balanceMinor') ? ['paidMinor'] : []
}

/** The log keeps column names; readers know fields by their wire names. */
function toFieldName(column: string): string {
  return column.replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase())
}
