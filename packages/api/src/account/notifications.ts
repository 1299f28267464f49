import { and, eq, inArray, isNull, sql } from '@leora/db'
import { customers, notifications } from '@leora/db/schema/index'
import type { NotificationKind, NotificationPage } from '@leora/domain/account/account'
import type {
  ListNotificationsInput,
  MarkNotificationsReadInput,
} from '@leora/domain/account/inputs'
import { canActAsPerson } from '@leora/domain/account/policy'
import { authorize } from '@leora/domain/policy'
import type { TenantContext } from '../context.ts'
import { customerView } from '../customers/view.ts'
import { parseTimeCursor, timeCursor } from '../time-cursor.ts'

export async function listNotifications(
  ctx: TenantContext,
  input: ListNotificationsInput,
): Promise<NotificationPage> {
  authorize(canActAsPerson(ctx.actor))
  const after = input.cursor === undefined ? null : parseTimeCursor(input.cursor)
  const page = ctx.db
    .select()
    .from(notifications)
    .where(
      and(
        isMine(ctx),
        after
          ? sql`(${notifications.at}, ${notifications.id}) < (${after.at}, ${after.id})`
          : undefined,
      ),
    )
    .orderBy(sql`${notifications.at} desc, ${notifications.id} desc`)
    .limit(input.limit + 1)
    .execute()
  const unread = ctx.db
    .select({ count: sql<number>`count(*)::int` })
    .from(notifications)
    .where(and(isMine(ctx), isNull(notifications.readAt)))
    .execute()
  const [rows, [total]] = await Promise.all([page, unread])
  const shown = rows.slice(0, input.limit)
  const closed = await findClosedLinks(ctx, shown)
  const items = shown.map(({ id, kind, params, link, at, readAt }) => ({
    id,
    kind: kind as NotificationKind,
    params,
    link: link !== null && closed.has(link) ? null : link,
    at,
    readAt,
  }))
  const last = items.at(-1)
  return {
    items,
    nextCursor: rows.length > input.limit && last ? timeCursor(last) : null,
    unread: total?.count ?? 0,
  }
}

const customerLink = /^\/customers\/([0-9a-f-]{36})$/

/** Links to customers that are out of the reader's reach by now. */
async function findClosedLinks(
  ctx: TenantContext,
  rows: readonly { link: string | null }[],
): Promise<ReadonlySet<string>> {
  const { owners } = customerView(ctx.actor)
  const ids = rows.flatMap(({ link }) => customerLink.exec(link ?? '')?.[1] ?? [])
  if (owners === null || ids.length === 0) return new Set()
  const open = await ctx.db
    .select({ id: customers.id })
    .from(customers)
    .where(
      and(
        eq(customers.tenantId, ctx.actor.tenantId),
        inArray(customers.id, ids),
        inArray(customers.ownerId, owners),
      ),
    )
  const seen = new Set(open.map(({ id }) => id))
  return new Set(ids.filter((id) => !seen.has(id)).map((id) => `/customers/${id}`))
}

export async function markNotificationsRead(
  ctx: TenantContext,
  input: MarkNotificationsReadInput,
): Promise<{ count: number }> {
  authorize(canActAsPerson(ctx.actor))
  const read = await ctx.db
    .update(notifications)
    .set({ readAt: sql`now()` })
    .where(
      and(
        isMine(ctx),
        isNull(notifications.readAt),
        input.ids ? inArray(notifications.id, input.ids) : undefined,
      ),
    )
    .returning({ id: notifications.id })
  return { count: read.length }
}

function isMine(ctx: TenantContext) {
  return and(
    eq(notifications.tenantId, ctx.actor.tenantId),
    eq(notifications.userId, ctx.actor.userId),
  )
}
