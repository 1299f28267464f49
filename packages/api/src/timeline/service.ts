import { toIsoInstant } from '@leora/db/columns'
import type { Activity } from '@leora/domain/activities/activity'
import type { CustomerIdInput } from '@leora/domain/customers/inputs'
import { canReadCustomers } from '@leora/domain/customers/policy'
import type { OrderRow } from '@leora/domain/orders/order'
import { authorize } from '@leora/domain/policy'
import type { Task } from '@leora/domain/tasks/task'
import type {
  CustomerSummary,
  ListTimelineInput,
  TimelineEntry,
  TimelinePage,
} from '@leora/domain/timeline/timeline'
import { type AuditRow, toAuditItem } from '../audit/columns.ts'
import type { TenantContext } from '../context.ts'
import { throwCustomerNotFound } from '../customers/lock-parent.ts'
import { customerView } from '../customers/view.ts'
import { typedJson } from '../raw-json.ts'
import { timeCursor } from '../time-cursor.ts'
import { summaryStatement, timelineStatement } from './queries.ts'

type TimelineRow = { at: string; id: string; [column: string]: unknown } & (
  | { kind: 'activity'; item: Activity }
  | { kind: 'task'; item: Task }
  | { kind: 'order'; item: OrderRow }
  | { kind: 'change'; item: AuditRow }
  | { kind: null; item: null }
)

/** What happened with a customer and what was changed about it, the latest first. */
export async function listTimeline(
  ctx: TenantContext,
  input: ListTimelineInput,
): Promise<TimelinePage> {
  const { actor, db } = ctx
  authorize(canReadCustomers(actor))
  const views = { view: customerView(actor), orders: customerView(actor, 'orders.read') }
  const { text, params } = timelineStatement(actor.tenantId, input, views)
  const rows = await db.run<TimelineRow>(text, params)
  // A customer that is there answers at least one row, empty where nothing happened yet.
  if (rows.length === 0) throwCustomerNotFound()
  const entries = rows.flatMap((row) => toEntry(ctx, row) ?? [])
  const items = entries.slice(0, input.limit)
  const last = items.at(-1)
  return { items, nextCursor: entries.length > input.limit && last ? timeCursor(last) : null }
}

function toEntry(ctx: TenantContext, row: TimelineRow): TimelineEntry | null {
  const { id } = row
  const at = row.at && toIsoInstant(row.at)
  switch (row.kind) {
    case 'activity':
      return { kind: row.kind, id, at, activity: row.item }
    case 'task':
      return { kind: row.kind, id, at, task: row.item }
    case 'order':
      return { kind: row.kind, id, at, order: row.item }
    case 'change':
      return { kind: row.kind, id, at, change: toAuditItem(ctx.actor, row.item) }
    case null:
      return null
  }
}

export async function getCustomerSummary(
  ctx: TenantContext,
  input: CustomerIdInput,
): Promise<CustomerSummary> {
  const { actor, db } = ctx
  authorize(canReadCustomers(actor))
  const { text, params } = summaryStatement(actor.tenantId, input.id, customerView(actor))
  const [row] = await db.run<{ json: string; [column: string]: unknown }>(text, params)
  return row ? typedJson<CustomerSummary>(row.json) : throwCustomerNotFound()
}
