import { sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import { signInEvents } from '@leora/db/schema/index'
import type { RequestInfo } from '@leora/db/tenant'
import { findAnomalies } from '@leora/domain/sign-in/anomalies'
import type { Anomaly } from '@leora/domain/sign-in/anomaly'
import { nowhere, type Place } from '@leora/domain/sign-in/place'
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

/**
 * Every try is written down, the refused ones too. A sign-in is compared with those before it;
 * the worker tells its person what is strange about it.
 */
export async function recordSignIn(auth: AuthDb, event: SignInEvent): Promise<void> {
  const { outcome, method, request, userId = null, tenantId = null, sessionId = null } = event
  const { deviceHash = null, place = nowhere } = (await request.origin?.()) ?? {}
  const anomalies =
    outcome === 'signed_in' && userId !== null
      ? await compareWithBefore(auth, userId, { deviceHash, place })
      : []
  await auth.insert(signInEvents).values({
    id: uuid7(),
    outcome,
    method,
    userId,
    tenantId,
    sessionId,
    ipAddress: request.ip ?? null,
    ...place,
    userAgent: request.agent?.slice(0, 300) ?? null,
    deviceHash,
    requestId: request.id,
    anomalies,
  })
}

interface Before extends Record<string, unknown> {
  signIns: number
  knowsDevice: boolean
  knowsCountry: boolean
  failures: number
  last: (Place & { at: string }) | null
}

async function compareWithBefore(
  auth: AuthDb,
  userId: string,
  { deviceHash, place }: { deviceHash: Buffer | null; place: Place },
): Promise<Anomaly[]> {
  const [before] = await auth.execute<Before>(sql`
    with mine as (select * from auth.sign_in_events where user_id = ${userId}),
    done as (select * from mine where outcome = 'signed_in')
    select count(*)::int as "signIns",
      coalesce(bool_or(device_hash = ${deviceHash}), false) as "knowsDevice",
      coalesce(bool_or(country = ${place.country}), false) as "knowsCountry",
      (select count(*)::int from mine where outcome in ('wrong_password', 'wrong_factor', 'locked')
        and at > greatest(now() - interval '1 day', (select max(at) from done))) as failures,
      (select json_build_object('at', at, 'country', country, 'city', city, 'latitude', latitude, 'longitude', longitude)
        from done where country <> 'local' order by at desc limit 1) as last
    from done`)
  if (!before) return []
  const { last, ...history } = before
  return findAnomalies(
    { at: new Date(), place, hasDevice: deviceHash !== null },
    { ...history, last: last && { at: new Date(last.at), place: last } },
  )
}
