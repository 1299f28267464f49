import type { AuthDb } from '@leora/db/database'
import { signInEvents } from '@leora/db/schema/index'
import type { RequestInfo } from '@leora/db/tenant'
import type { SignInMethod, SignInOutcome } from '@leora/domain/sign-in/sign-in'
import { uuid7 } from '@leora/domain/uuid7'

export interface SignInEvent {
  outcome: SignInOutcome
  method: SignInMethod
  request: RequestInfo
  /** Absent for an address that nobody has. */
  userId?: string | undefined
  tenantId?: string | undefined
  sessionId?: string | undefined
}

/** Every try is written down, the refused ones too. */
export async function recordSignIn(auth: AuthDb, event: SignInEvent): Promise<void> {
  const { outcome, method, request, userId = null, tenantId = null, sessionId = null } = event
  await auth.insert(signInEvents).values({
    id: uuid7(),
    outcome,
    method,
    userId,
    tenantId,
    sessionId,
    ipAddress: request.ip ?? null,
    userAgent: request.agent?.slice(0, 300) ?? null,
    requestId: request.id,
  })
}
