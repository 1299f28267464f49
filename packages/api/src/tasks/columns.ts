import { binder, type CustomerView, withinReach } from '../customers/view.ts'
import type { RowShape } from '../write-row.ts'

type Bind = (value: unknown) => string

const nameOf = (id: string) => `(select u.name from auth.users u where u.id = ${id})`

/** The name of a customer is for who may see the customer, even on a task of their own. */
export function taskColumns(view: CustomerView, bind: Bind): string {
  const seen = ['c.tenant_id = t.tenant_id', 'c.id = t.customer_id', ...withinReach(view, bind)]
  return `t.id, t.title, t.notes, t.due_on as "dueOn", t.priority, t.assignee_id as "assigneeId",
    ${nameOf('t.assignee_id')} as "assigneeName", t.remind_at as "remindAt",
    case when t.recurrence_unit is null then null
      else json_build_object('unit', t.recurrence_unit, 'interval', t.recurrence_interval) end as recurrence,
    t.customer_id as "customerId", (select c.name from customers c where ${seen.join(' and ')}) as "customerName",
    t.contact_id as "contactId",
    (select p.name from contacts p where p.tenant_id = t.tenant_id and p.id = t.contact_id) as "contactName",
    t.origin_activity_id as "originActivityId", t.done_at as "doneAt", t.done_by_id as "doneById",
    ${nameOf('t.done_by_id')} as "doneByName", t.version, t.created_at as "createdAt",
    t.updated_at as "updatedAt", t.deleted_at as "deletedAt"`
}

/** As one writes it: whoever changes a task of a customer sees the customer, or is its assignee. */
export function taskShape(view: CustomerView): RowShape {
  return { table: 'tasks', alias: 't', columns: (params) => taskColumns(view, binder(params)) }
}
