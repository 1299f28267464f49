import type { TenantDb } from '@leora/db/slots'
import type { Activity, ActivityPage } from '@leora/domain/activities/activity'
import type { ListActivitiesInput } from '@leora/domain/activities/inputs'
import { binder, type CustomerView, withinReach } from '../customers/view.ts'
import { typedJson } from '../raw-json.ts'
import { parseTimeCursor } from '../time-cursor.ts'
import { pageOf } from '../write-row.ts'
import { activityColumns } from './columns.ts'

/** What happened with a customer, the latest first; null where the customer is not to be seen. */
export function activitiesPageStatement(
  tenantId: string,
  input: ListActivitiesInput,
  view: CustomerView,
) {
  const params: unknown[] = [tenantId, input.customerId]
  const bind = binder(params)
  const conditions = ['a.tenant_id = $1', 'a.customer_id = $2', 'a.deleted_at is null']
  if (input.type !== undefined) conditions.push(`a.type = ${bind(input.type)}`)
  if (input.cursor !== undefined) {
    const { at, id } = parseTimeCursor(input.cursor)
    conditions.push(`(a.happened_at, a.id) < (${bind(at)}::timestamptz, ${bind(id)}::uuid)`)
  }
  const rows = `select a.*, (to_json(a.happened_at) #>> '{}') || '|' || a.id as cursor from activities a
    where ${conditions.join(' and ')}
    order by a.happened_at desc, a.id desc limit ${Math.trunc(input.limit) + 1}`
  const seen = ['c.tenant_id = $1', 'c.id = $2', ...withinReach(view, bind)]
  return {
    text: `select (${pageOf(rows, activityColumns, 'a', input.limit)}) as json
      from customers c where ${seen.join(' and ')}`,
    params,
  }
}

export async function listActivitiesJson(
  db: TenantDb,
  tenantId: string,
  input: ListActivitiesInput,
  view: CustomerView,
): Promise<ActivityPage | null> {
  const { text, params } = activitiesPageStatement(tenantId, input, view)
  const [row] = await db.run<{ json: string; [column: string]: unknown }>(text, params)
  return row ? typedJson<ActivityPage>(row.json) : null
}

export async function findActivity(
  db: TenantDb,
  tenantId: string,
  id: string,
): Promise<Activity | null> {
  const [row] = await db.run<{ row: Activity; [column: string]: unknown }>(
    `select row_to_json(r) as row from (
       select ${activityColumns} from activities a where a.tenant_id = $1 and a.id = $2) r`,
    [tenantId, id],
  )
  return row?.row ?? null
}
