import { and, eq, ne, type SQL, sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import { sessions } from '@leora/db/schema/index'
import { canActAsPerson } from '@leora/domain/account/policy'
import type { EndSessionInput, Session } from '@leora/domain/account/session'
import { DomainError } from '@leora/domain/errors'
import { authorize } from '@leora/domain/policy'
import type { TenantContext } from '../context.ts'
import { idleEnd, sessionEnd } from '../sign-in/renew-session.ts'

export async function listSessions(ctx: TenantContext): Promise<Session[]> {
  authorize(canActAsPerson(ctx.actor))
  return await readSessions(ctx, sql`s.user_id = ${ctx.actor.userId}`)
}

export async function endSession(
  ctx: TenantContext,
  input: EndSessionInput,
): Promise<{ id: string }> {
  authorize(canActAsPerson(ctx.actor))
  const ended = await endSessions(ctx.database.auth, and(isMine(ctx), eq(sessions.id, input.id)))
  if (ended === 0) throw new DomainError('not_found', 'This session has ended already.')
  return { id: input.id }
}

export async function endOtherSessions(ctx: TenantContext): Promise<{ count: number }> {
  authorize(canActAsPerson(ctx.actor))
  const others = and(isMine(ctx), ne(sessions.id, ctx.actor.sessionId ?? ''))
  return { count: await endSessions(ctx.database.auth, others) }
}

/** The database tells every process, which ends the session's open streams. */
export async function endSessions(auth: AuthDb, which: SQL | undefined): Promise<number> {
  const ended = await auth.delete(sessions).where(which).returning({ id: sessions.id })
  return ended.length
}

/** Those that would still be let in; the last used one first. */
export async function readSessions(
  { database, actor }: TenantContext,
  which: SQL,
): Promise<Session[]> {
  const [row] = await database.auth.execute<{ sessions: Session[] }>(sql`
    select coalesce(json_agg(r order by r."lastSeenAt" desc, r.id), '[]'::json) as sessions from (
      select s.id, s.id = ${actor.sessionId} as "isCurrent", s.method,
        s.factor_proven_at is not null as "isFactorProven", s.user_agent as "userAgent",
        s.ip_address as "ipAddress", s.country, s.city, s.created_at as "createdAt",
        s.last_seen_at as "lastSeenAt", ${sessionEnd(sql`s`)} as "expiresAt",
        ${idleEnd(sql`s`)} as "idleEndsAt"
      from auth.sessions s
      where ${which} and ${idleEnd(sql`s`)} > now()
      order by s.last_seen_at desc, s.id limit 100) r`)
  return row?.sessions ?? []
}

function isMine({ actor }: TenantContext): SQL {
  return eq(sessions.userId, actor.userId)
}
