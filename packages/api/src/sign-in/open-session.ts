import { randomBytes } from 'node:crypto'
import { and, desc, eq, isNull, sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import { members, sessions } from '@leora/db/schema/index'
import { hashToken, type RequestInfo } from '@leora/db/tenant'
import type { SignInMethod } from '@leora/domain/sign-in/sign-in'
import { uuid7 } from '@leora/domain/uuid7'
import { sessionEnd } from './renew-session.ts'

const longestSessionDays = 365

export interface SignedIn {
  sessionId: string
  /** Goes into the cookie; only its hash is kept. */
  token: string
  expiresAt: string
}

export interface NewSession {
  userId: string
  tenantId: string
  method: SignInMethod
  /** True after two factors, or a passkey that is both. */
  isFactorProven: boolean
  request: RequestInfo
}

/** The company's policy may end it earlier; each request asks. */
export async function openSession(
  auth: AuthDb,
  { userId, tenantId, method, isFactorProven, request }: NewSession,
): Promise<SignedIn> {
  const token = randomBytes(32).toString('base64url')
  const sessionId = uuid7()
  const expiresAt = new Date(Date.now() + longestSessionDays * 86_400_000).toISOString()
  const now = sql`now()`
  const origin = await request.origin?.()
  const opened = auth.insert(sessions).values({
    id: sessionId,
    tokenHash: hashToken(token),
    userId,
    tenantId,
    method,
    factorProvenAt: isFactorProven ? now : null,
    steppedUpAt: now,
    expiresAt,
    ipAddress: request.ip ?? null,
    userAgent: request.agent?.slice(0, 300) ?? null,
    country: origin?.place.country ?? null,
    city: origin?.place.city ?? null,
    deviceHash: origin?.deviceHash ?? null,
  })
  const [row] = await opened.returning({ end: sql<string>`${sessionEnd(sql`sessions`)}` })
  return { sessionId, token, expiresAt: row?.end ?? expiresAt }
}

/** The company the person worked in last, or the first they joined. */
export async function lastTenant(auth: AuthDb, userId: string): Promise<string | null> {
  const [row] = await auth
    .select({ tenantId: members.tenantId })
    .from(members)
    .leftJoin(
      sessions,
      sql`${sessions.userId} = ${members.userId} and ${sessions.tenantId} = ${members.tenantId}`,
    )
    .where(and(eq(members.userId, userId), isNull(members.suspendedAt)))
    .orderBy(sql`${sessions.lastSeenAt} desc nulls last`, members.createdAt, desc(members.tenantId))
    .limit(1)
  return row?.tenantId ?? null
}
