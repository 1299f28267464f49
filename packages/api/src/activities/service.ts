import { and, eq, sql } from '@leora/db'
import { activities } from '@leora/db/schema/index'
import type { Activity, ActivityPage } from '@leora/domain/activities/activity'
import type {
  ActivityIdInput,
  DeleteActivityInput,
  ListActivitiesInput,
  LogActivityInput,
  UpdateActivityInput,
} from '@leora/domain/activities/inputs'
import { canEditActivity, canLogActivity, canReadActivities } from '@leora/domain/activities/policy'
import { DomainError } from '@leora/domain/errors'
import type { OwnedRow } from '@leora/domain/permissions/allow'
import { authorize } from '@leora/domain/policy'
import { uuid7 } from '@leora/domain/uuid7'
import type { TenantContext } from '../context.ts'
import {
  assertParent,
  lockParent,
  type ParentCustomer,
  parentColumns,
  throwCustomerNotFound,
} from '../customers/lock-parent.ts'
import { customerView } from '../customers/view.ts'
import { insertTask } from '../tasks/insert-task.ts'
import { writeRow } from '../write-row.ts'
import { activityShape } from './columns.ts'
import { findActivity, listActivitiesJson } from './queries.ts'

export async function listActivities(
  ctx: TenantContext,
  input: ListActivitiesInput,
): Promise<ActivityPage> {
  authorize(canReadActivities(ctx.actor))
  const { db, actor } = ctx
  const page = await listActivitiesJson(db, actor.tenantId, input, customerView(actor))
  return page ?? throwCustomerNotFound()
}

/** With its follow-up, or not at all. */
export async function logActivity(ctx: TenantContext, input: LogActivityInput): Promise<Activity> {
  const { id = uuid7(), customerId, followUp, happenedAt, ...fields } = input
  const { db, actor } = ctx
  const { tenantId } = actor
  assertPast(happenedAt)
  const judge = (row: OwnedRow) => canLogActivity(actor, row)
  await lockParent(ctx, customerId, { strength: 'key share', judge })
  const insert = db
    .insert(activities)
    .values({
      ...fields,
      tenantId,
      id,
      customerId,
      authorId: actor.userId,
      happenedAt: happenedAt ?? sql`now()`,
    })
    .onConflictDoNothing({ target: [activities.tenantId, activities.id] })
  const created = await writeRow<Activity>(db, insert, activityShape, { isLast: false })
  if (!created) {
    // Sent twice, the second finds the first one's row, and with it the follow-up.
    const first = await findActivity(db, tenantId, id)
    return first?.customerId === customerId ? first : throwNotFound()
  }
  if (followUp) {
    const task = await insertTask(ctx, followUp, { customerId, originActivityId: id })
    if (task === null) {
      throw new DomainError(
        'invalid',
        'Another task has this id. Send the activity with a new one.',
      )
    }
  }
  return created
}

export async function updateActivity(
  ctx: TenantContext,
  input: UpdateActivityInput,
): Promise<Activity> {
  const before = await lockActivity(ctx, input.id)
  assertPast(input.changes.happenedAt)
  await assertVersion(ctx, input, before)
  return await saveActivity(ctx, input.id, input.changes)
}

export async function deleteActivity(
  ctx: TenantContext,
  input: DeleteActivityInput,
): Promise<Activity> {
  const before = await lockActivity(ctx, input.id)
  await assertVersion(ctx, input, before)
  return await saveActivity(ctx, input.id, { deletedAt: sql`now()` })
}

export async function restoreActivity(
  ctx: TenantContext,
  input: ActivityIdInput,
): Promise<Activity> {
  const before = await lockActivity(ctx, input.id, { isDeleted: true })
  return before.deletedAt === null
    ? await readActivity(ctx, input.id)
    : await saveActivity(ctx, input.id, { deletedAt: null })
}

interface LockedActivity extends ParentCustomer {
  authorId: string
  version: number
  deletedAt: string | null
}

async function lockActivity(
  ctx: TenantContext,
  id: string,
  { isDeleted = false } = {},
): Promise<LockedActivity> {
  const [activity] = await ctx.db.run<LockedActivity>(
    `select ${parentColumns}, a.author_id as "authorId", a.version, a.deleted_at as "deletedAt"
     from activities a
     join customers c on c.tenant_id = $1 and c.id = a.customer_id and c.deleted_at is null
     where a.tenant_id = $1 and a.id = $2 for update of a`,
    [ctx.actor.tenantId, id],
  )
  if (!activity || (activity.deletedAt !== null && !isDeleted)) throwNotFound()
  const judge = (row: OwnedRow) => canEditActivity(ctx.actor, row, activity)
  return assertParent(ctx, activity, judge, throwNotFound)
}

// A clock that runs a little ahead is no future.
const toleranceMs = 5 * 60_000

function assertPast(happenedAt: string | undefined): void {
  if (happenedAt === undefined || Date.parse(happenedAt) <= Date.now() + toleranceMs) return
  const sentence = 'What has happened lies in the past. For what is to come, add a task.'
  throw new DomainError('invalid', sentence, { fields: { happenedAt: sentence } })
}

async function assertVersion(
  ctx: TenantContext,
  input: { id: string; expectedVersion: number },
  before: LockedActivity,
) {
  if (before.version === input.expectedVersion) return
  throw new DomainError(
    'conflict',
    'Somebody changed this activity while you were editing. Choose which values to keep.',
    { current: await readActivity(ctx, input.id) },
  )
}

async function saveActivity(
  ctx: TenantContext,
  id: string,
  changes: Parameters<ReturnType<typeof ctx.db.update<typeof activities>>['set']>[0],
): Promise<Activity> {
  const update = ctx.db
    .update(activities)
    .set({ ...changes, version: sql`${activities.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(activities.tenantId, ctx.actor.tenantId), eq(activities.id, id)))
  return (await writeRow<Activity>(ctx.db, update, activityShape)) ?? throwNotFound()
}

async function readActivity({ db, actor }: TenantContext, id: string): Promise<Activity> {
  return (await findActivity(db, actor.tenantId, id)) ?? throwNotFound()
}

function throwNotFound(): never {
  throw new DomainError('not_found', 'This activity does not exist, or was deleted.')
}
