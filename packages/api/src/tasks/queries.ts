import type { TenantDb } from '@leora/db/slots'
import { DomainError } from '@leora/domain/errors'
import type { ListTasksInput, TaskDue } from '@leora/domain/tasks/inputs'
import type { Task, TaskPage } from '@leora/domain/tasks/task'
import { z } from 'zod'
import { binder, type CustomerView, withinReach } from '../customers/view.ts'
import { typedJson } from '../raw-json.ts'
import { pageOf } from '../write-row.ts'
import { taskColumns } from './columns.ts'

type Bind = (value: unknown) => string

const today =
  '(select (now() at time zone z.time_zone)::date from tenants z where z.tenant_id = $1)'

const dueConditions: Record<TaskDue, string> = {
  overdue: `t.due_on < ${today}`,
  today: `t.due_on = ${today}`,
  upcoming: `t.due_on > ${today}`,
}

// Looked up for each row that may be shown: as a join, all customers that were deleted would be read for one page.
const isOfLivingCustomer = `(select c.deleted_at from customers c
  where c.tenant_id = $1 and c.id = t.customer_id) is null`

/** Open tasks by the day they are due, done ones the latest first. */
export function tasksPageStatement(
  { tenantId, userId }: { tenantId: string; userId: string },
  input: ListTasksInput,
  view: CustomerView,
) {
  const params: unknown[] = [tenantId]
  const bind = binder(params)
  const isOpen = input.state === 'open'
  const conditions = ['t.tenant_id = $1', 't.deleted_at is null', isOfLivingCustomer]
  conditions.push(isOpen ? 't.done_at is null' : 't.done_at is not null')
  const assigneeId = input.isMine ? userId : input.assigneeId
  if (assigneeId !== undefined) conditions.push(`t.assignee_id = ${bind(assigneeId)}`)
  if (input.customerId !== undefined) conditions.push(`t.customer_id = ${bind(input.customerId)}`)
  if (isOpen && input.due !== undefined) conditions.push(dueConditions[input.due])
  conditions.push(...withinTaskReach(view, userId, bind))
  if (input.cursor !== undefined) {
    const { key, id } = parseCursor(input.cursor, isOpen)
    conditions.push(
      isOpen
        ? `(t.due_on, t.id) > (${bind(key)}::date, ${bind(id)}::uuid)`
        : `(t.done_at, t.id) < (${bind(key)}::timestamptz, ${bind(id)}::uuid)`,
    )
  }
  // That done_at is null tells the planner nothing of the order of an index it stands in; naming it does.
  const isOfOne = assigneeId !== undefined || input.customerId !== undefined
  const openOrder = isOfOne ? 't.done_at, t.due_on, t.id' : 't.due_on, t.id'
  const order = isOpen ? openOrder : 't.done_at desc, t.id desc'
  const key = isOpen ? 't.due_on' : `to_json(t.done_at) #>> '{}'`
  const rows = `select t.*, ${key} || '|' || t.id as cursor from tasks t
    where ${conditions.join(' and ')} order by ${order} limit ${Math.trunc(input.limit) + 1}`
  return { text: pageOf(rows, taskColumns(view, bind), 't', input.limit), params }
}

/** Tasks one is to do, and those of customers one may see. */
function withinTaskReach(view: CustomerView, userId: string, bind: Bind): string[] {
  if (view.owners === null) return []
  const seen = ['c.tenant_id = $1', 'c.id = t.customer_id', ...withinReach(view, bind)]
  return [
    `(t.assignee_id = ${bind(userId)} or (select true from customers c where ${seen.join(' and ')}))`,
  ]
}

const openCursor = z.tuple([z.iso.date(), z.uuid()])
const doneCursor = z.tuple([z.iso.datetime({ offset: true }), z.uuid()])

function parseCursor(cursor: string, isOpen: boolean): { key: string; id: string } {
  const parsed = (isOpen ? openCursor : doneCursor).safeParse(cursor.split('|'))
  if (!parsed.success) {
    throw new DomainError('invalid', 'This page no longer exists. Reload the list.', {
      fields: { cursor: 'Use the nextCursor of the page before.' },
    })
  }
  const [key, id] = parsed.data
  return { key, id }
}

export async function listTasksJson(
  db: TenantDb,
  reader: { tenantId: string; userId: string },
  input: ListTasksInput,
  view: CustomerView,
): Promise<TaskPage> {
  const { text, params } = tasksPageStatement(reader, input, view)
  const [row] = await db.run<{ json: string; [column: string]: unknown }>(text, params)
  return typedJson(row?.json ?? '')
}

export async function findTask(
  db: TenantDb,
  tenantId: string,
  id: string,
  view: CustomerView,
): Promise<Task | null> {
  const params: unknown[] = [tenantId, id]
  const [row] = await db.run<{ row: Task; [column: string]: unknown }>(
    `select row_to_json(r) as row from (
       select ${taskColumns(view, binder(params))} from tasks t where t.tenant_id = $1 and t.id = $2) r`,
    params,
  )
  return row?.row ?? null
}
