import {
  type ListTimelineInput,
  type TimelineKind,
  timelineKinds,
} from '@leora/domain/timeline/timeline'
import { activityColumns } from '../activities/columns.ts'
import { auditColumns } from '../audit/columns.ts'
import { binder, type CustomerView, withinReach } from '../customers/view.ts'
import { orderRowColumns } from '../orders/columns.ts'
import { taskColumns } from '../tasks/columns.ts'
import { parseTimeCursor } from '../time-cursor.ts'

interface Source {
  from: string
  at: string
  id: string
}

// A change to a contact is one to its customer, so each contact's own record is looked up, too.
const changesOf = `(
  select l.at, l.id from audit_log l
  where l.tenant_id = $1 and l.entity_type = 'customers' and l.entity_id = $2 {after} {order}
) union all (
  select l.at, l.id from contacts p cross join lateral (
    select l.at, l.id from audit_log l
    where l.tenant_id = $1 and l.entity_type = 'contacts' and l.entity_id = p.id {after} {order}) l
  where p.tenant_id = $1 and p.customer_id = $2
)`

const sources: Record<TimelineKind, Source> = {
  activity: {
    from: `select happened_at as at, id from activities l
      where l.tenant_id = $1 and l.customer_id = $2 and l.deleted_at is null {after} {order}`,
    at: 'l.happened_at',
    id: 'l.id',
  },
  task: {
    from: `select done_at as at, id from tasks l
      where l.tenant_id = $1 and l.customer_id = $2 and l.done_at is not null and l.deleted_at is null {after} {order}`,
    at: 'l.done_at',
    id: 'l.id',
  },
  order: {
    from: `select l.ordered_at as at, l.id from orders l
      where l.tenant_id = $1 and l.customer_id = $2 and l.state <> 'draft' {reach} {after} {order}`,
    at: 'l.ordered_at',
    id: 'l.id',
  },
  change: { from: changesOf, at: 'l.at', id: 'l.id' },
}

/** What of the customer its reader sees, and whose orders. */
export interface TimelineViews {
  view: CustomerView
  orders: CustomerView
}

/** Every source gives its newest of the page, so that no more is read than could be shown. */
export function timelineStatement(
  tenantId: string,
  input: ListTimelineInput,
  { view, orders }: TimelineViews,
) {
  const params: unknown[] = [tenantId, input.id]
  const bind = binder(params)
  const size = Math.trunc(input.limit) + 1
  const cursor = input.cursor === undefined ? null : parseTimeCursor(input.cursor)
  const place = cursor && `(${bind(cursor.at)}::timestamptz, ${bind(cursor.id)}::uuid)`
  const streams = (input.kinds ?? timelineKinds).map((kind) => {
    const { from, at, id } = sources[kind]
    const text = from
      .replace('{reach}', () => ['', ...withinReach(orders, bind)].join(' and '))
      .replaceAll('{after}', place ? `and (${at}, ${id}) < ${place}` : '')
      .replaceAll('{order}', `order by ${at} desc, ${id} desc limit ${size}`)
    return `select '${kind}' as kind, s.at, s.id from (${text}) s`
  })
  const seen = ['c.tenant_id = $1', 'c.id = $2', ...withinReach(view, bind)]
  const text = `
    select e.kind, e.at, e.id, case e.kind
      when 'activity' then (select row_to_json(r) from (select ${activityColumns} from activities a
        where a.tenant_id = $1 and a.id = e.id) r)
      when 'task' then (select row_to_json(r) from (select ${taskColumns(view, bind)} from tasks t
        where t.tenant_id = $1 and t.id = e.id) r)
      when 'order' then (select row_to_json(r) from (select ${orderRowColumns(orders)} from orders o
        where o.tenant_id = $1 and o.id = e.id) r)
      else (select row_to_json(r) from (select ${auditColumns} from audit_log a
        where a.tenant_id = $1 and a.at = e.at and a.id = e.id) r)
      end as item
    from customers c left join lateral (
      select * from (${streams.join(' union all ')}) e order by e.at desc, e.id desc limit ${size}) e on true
    where ${seen.join(' and ')}
    order by e.at desc, e.id desc`
  return { text, params }
}

/** Next step, and what happened last, in one row; none where the customer is not to be seen. */
export function summaryStatement(tenantId: string, id: string, view: CustomerView) {
  const params: unknown[] = [tenantId, id]
  const bind = binder(params)
  const open = `t.tenant_id = $1 and t.customer_id = $2 and t.done_at is null and t.deleted_at is null`
  const seen = ['c.tenant_id = $1', 'c.id = $2', ...withinReach(view, bind)]
  const text = `
    select json_build_object(
      'nextTask', (select row_to_json(r) from (select ${taskColumns(view, bind)}
        from (select * from tasks t where ${open} order by t.done_at, t.due_on, t.id limit 1) t) r),
      'openTasks', (select count(*) from tasks t where ${open}),
      'lastActivity', (select row_to_json(r) from (select ${activityColumns}
        from (select * from activities a where a.tenant_id = $1 and a.customer_id = $2
          and a.deleted_at is null and a.type <> 'note'
          order by a.happened_at desc, a.id desc limit 1) a) r))::text as json
    from customers c where ${seen.join(' and ')}`
  return { text, params }
}
