import type { Actor } from '@leora/domain/actor'
import type { LiveChange } from '@leora/domain/live/live'
import { announceEditingInput, editorsSchema, listEditorsInput } from '@leora/domain/live/presence'
import { reachOf } from '@leora/domain/permissions/rights'
import { uuid7 } from '@leora/domain/uuid7'
import { tracked } from '@trpc/server'
import { z } from 'zod'
import { router, streamProcedure, tenantProcedure } from '../trpc.ts'
import type { LiveBus } from './bus.ts'
import { createChangeQueue } from './change-queue.ts'
import { announceEditing, listEditors } from './editors.ts'

// A reader that comes back names the last notice it saw; it refetches instead of being replayed.
const changesInput = z.object({ lastEventId: z.string().max(100).nullish() }).optional()

export const liveRouter = router({
  editors: tenantProcedure
    .meta({
      rest: 'GET /customers/{customerId}/editors',
      summary: 'Which colleagues are editing a customer right now',
      returns: editorsSchema,
    })
    .input(listEditorsInput)
    .query(({ ctx, input }) => listEditors(ctx, input)),
  announceEditing: tenantProcedure
    .meta({
      rest: 'POST /customers/{customerId}/editors',
      summary: 'Say that you are editing a customer, or no longer; believed for 25 seconds',
      returns: editorsSchema,
    })
    .input(announceEditingInput)
    .mutation(({ ctx, input }) => announceEditing(ctx, input)),
  changes: streamProcedure.input(changesInput).subscription(async function* ({ ctx, signal }) {
    for await (const change of listen(ctx.live, ctx.actor, signal)) yield tracked(uuid7(), change)
  }),
})

async function* listen(
  bus: LiveBus,
  actor: Actor,
  signal: AbortSignal | undefined,
): AsyncGenerator<LiveChange, void> {
  const queue = createChangeQueue()
  const unsubscribe = bus.subscribe(actor.tenantId, queue.push)
  const stop = () => queue.close()
  signal?.addEventListener('abort', stop, { once: true })
  if (signal?.aborted) stop()
  try {
    for (let change = await queue.next(); change; change = await queue.next()) {
      yield withinReach(change, actor)
      // Rights or membership may be others now: ended here, the reader is identified anew.
      if (concernsRights(change, actor)) return
    }
  } finally {
    signal?.removeEventListener('abort', stop)
    unsubscribe()
    queue.close()
  }
}

const ofCustomers: ReadonlySet<string> = new Set([
  'customers',
  'contacts',
  'activities',
  'tasks',
  'presence',
  'orders',
  'order_lines',
  'priority_overrides',
])

/** Which customers changed, or what hangs on them, is not for who may not see them all: to them, some did. */
function withinReach(change: LiveChange, actor: Actor): LiveChange {
  const isLimited = ofCustomers.has(change.entity) && reachOf(actor, 'customers.read') !== 'tenant'
  return isLimited ? { ...change, ids: null } : change
}

function concernsRights({ entity, ids }: LiveChange, { userId, permissionSet }: Actor): boolean {
  if (entity === 'members') return ids === null || ids.includes(userId)
  if (entity !== 'permission_sets' || permissionSet === null) return false
  return ids === null || ids.includes(permissionSet.id)
}
