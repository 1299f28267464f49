import { and, eq, isNull, or, sql } from '@leora/db'
import { savedViews } from '@leora/db/schema/index'
import { canReadCustomers } from '@leora/domain/customers/policy'
import {
  canChangeView,
  type DeleteViewInput,
  type SavedSearch,
  type SavedView,
  type SaveViewInput,
  seesView,
  type UpdateViewInput,
  type ViewIdInput,
} from '@leora/domain/customers/saved-view'
import { DomainError } from '@leora/domain/errors'
import { authorize } from '@leora/domain/policy'
import { uuid7 } from '@leora/domain/uuid7'
import type { TenantContext } from '../context.ts'

const columns = {
  id: savedViews.id,
  name: savedViews.name,
  search: sql<SavedSearch>`${savedViews.search}`,
  isShared: savedViews.isShared,
  ownerId: savedViews.ownerId,
  version: savedViews.version,
}

/** One's own and those of the company. */
export async function listViews({ db, actor }: TenantContext): Promise<SavedView[]> {
  authorize(canReadCustomers(actor))
  return await db
    .select(columns)
    .from(savedViews)
    .where(
      and(
        eq(savedViews.tenantId, actor.tenantId),
        isNull(savedViews.deletedAt),
        or(eq(savedViews.ownerId, actor.userId), savedViews.isShared),
      ),
    )
    .orderBy(sql`lower(${savedViews.name})`, savedViews.id)
}

export async function saveView(ctx: TenantContext, input: SaveViewInput): Promise<SavedView> {
  const { db, actor } = ctx
  authorize(canChangeView(actor, input))
  const { id = uuid7(), name, search, isShared } = input
  const { tenantId, userId } = actor
  const [saved] = await db
    .insert(savedViews)
    .values({ tenantId, id, ownerId: userId, entity: 'customers', name, search, isShared })
    .onConflictDoNothing({ target: [savedViews.tenantId, savedViews.id] })
    .returning(columns)
  if (saved) return saved
  const known = await lockView(ctx, id)
  return known.ownerId === userId ? shown(known) : throwNotFound()
}

export async function updateView(ctx: TenantContext, input: UpdateViewInput): Promise<SavedView> {
  const { changes } = input
  const before = await lockView(ctx, input.id)
  authorize(canChangeView(ctx.actor, before, { isShared: changes.isShared ?? false }))
  assertVersion(input, before)
  return await writeView(ctx, input.id, {
    ...(changes.name !== undefined && { name: changes.name }),
    ...(changes.search !== undefined && { search: changes.search }),
    ...(changes.isShared !== undefined && { isShared: changes.isShared }),
  })
}

export async function deleteView(ctx: TenantContext, input: DeleteViewInput): Promise<SavedView> {
  const before = await lockView(ctx, input.id)
  authorize(canChangeView(ctx.actor, before))
  assertVersion(input, before)
  return await writeView(ctx, input.id, { deletedAt: sql`now()` })
}

export async function restoreView(ctx: TenantContext, input: ViewIdInput): Promise<SavedView> {
  const before = await lockView(ctx, input.id, { isDeleted: true })
  authorize(canChangeView(ctx.actor, before))
  return before.deletedAt === null
    ? shown(before)
    : await writeView(ctx, input.id, { deletedAt: null })
}

type LockedView = SavedView & { deletedAt: string | null }

const shown = ({ deletedAt, ...view }: LockedView): SavedView => view

async function lockView(
  ctx: TenantContext,
  id: string,
  { isDeleted = false } = {},
): Promise<LockedView> {
  const [row] = await ctx.db
    .select({ ...columns, deletedAt: savedViews.deletedAt })
    .from(savedViews)
    .where(isView(ctx, id))
    .for('update')
  if (!row || !seesView(ctx.actor, row)) throwNotFound()
  if (row.deletedAt !== null && !isDeleted) throwNotFound()
  return row
}

function assertVersion({ expectedVersion }: DeleteViewInput, before: LockedView) {
  if (before.version === expectedVersion) return
  throw new DomainError(
    'conflict',
    'Somebody changed this view while you were editing. Look at it again, then decide.',
    { current: shown(before) },
  )
}

type ViewChanges = Parameters<ReturnType<TenantContext['db']['update']>['set']>[0]

async function writeView(ctx: TenantContext, id: string, changes: ViewChanges): Promise<SavedView> {
  const [saved] = await ctx.db
    .update(savedViews)
    .set({ ...changes, version: sql`${savedViews.version} + 1`, updatedAt: sql`now()` })
    .where(isView(ctx, id))
    .returning(columns)
  return saved ?? throwNotFound()
}

function isView(ctx: TenantContext, id: string) {
  return and(eq(savedViews.tenantId, ctx.actor.tenantId), eq(savedViews.id, id))
}

function throwNotFound(): never {
  throw new DomainError('not_found', 'This view does not exist, or was deleted.')
}
