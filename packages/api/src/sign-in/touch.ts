import { eq } from '@leora/db'
import { apiKeys, sessions } from '@leora/db/schema/index'
import type { Actor } from '@leora/domain/actor'
import type { RequestContext } from '../context.ts'

/** Remembers that a session or key is in use; at most once a minute, beside the request. */
export function touchCredential(ctx: RequestContext, actor: Actor): void {
  if (actor.sessionId === null) return
  const now = new Date().toISOString()
  const touched =
    actor.kind === 'api'
      ? ctx.database.auth
          .update(apiKeys)
          .set({ lastUsedAt: now, lastUsedIp: ctx.request.ip ?? null })
          .where(eq(apiKeys.id, actor.sessionId))
      : ctx.database.auth
          .update(sessions)
          .set({ lastSeenAt: now })
          .where(eq(sessions.id, actor.sessionId))
  touched.catch((error: unknown) => ctx.reportError(error, ctx.request))
}
