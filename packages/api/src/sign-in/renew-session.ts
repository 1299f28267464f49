import { randomBytes } from 'node:crypto'
import { type SQL, sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import { type Credential, hashToken } from '@leora/db/tenant'
import type { CodeChannel } from '@leora/domain/second-factor/code-channels'
import type { RequestContext } from '../context.ts'

/** The token that goes into the cookie, and when its session ends at the latest. */
export interface RenewedToken {
  token: string
  expiresAt: string
}

/** What the person has just proven in this session. */
export interface Proofs {
  isFactorProven?: true
  isSteppedUp?: true
  /** The channel whose code was the only proof of that. */
  steppedUpBy?: CodeChannel | null
}

type Renewing = Pick<RequestContext, 'database' | 'credential' | 'giveToken'>

/**
 * Notes what was proven and gives the session a new token: one that was stolen, or fixed, before the
 * proof gains nothing by it. Where no answer carries a cookie the token stays.
 */
export async function renewSession(ctx: Renewing, proofs: Proofs = {}): Promise<void> {
  const { credential, database, giveToken } = ctx
  if (credential?.kind !== 'session') return
  const proven = provenColumns(proofs)
  if (giveToken) {
    const renewed = await replaceToken(database.auth, credential, { proven, isForced: true })
    if (renewed) giveToken(renewed)
  } else if (proven.length > 0) {
    await database.auth.execute(sql`
      update auth.sessions set ${sql.join(proven, sql`, `)} where token_hash = ${credential.tokenHash}`)
  }
}

/** Once the rights behind the session changed. Of many requests that race, one gets the new token. */
export async function renewIfNeeded(
  auth: AuthDb,
  credential: Credential,
): Promise<RenewedToken | null> {
  return await replaceToken(auth, credential, { proven: [], isForced: false })
}

// Compared and set in one statement. Only the present token is replaced: whoever still holds the one
// before must not come by the new one.
async function replaceToken(
  auth: AuthDb,
  { tokenHash }: Credential,
  { proven, isForced }: { proven: readonly SQL[]; isForced: boolean },
): Promise<RenewedToken | null> {
  const token = randomBytes(32).toString('base64url')
  const changes = [
    sql`token_hash = ${hashToken(token)}`,
    sql`previous_token_hash = ${tokenHash}`,
    sql`renewed_at = now()`,
    sql`needs_new_token = false`,
    ...proven,
  ]
  const [row] = await auth.execute<{ expiresAt: string }>(sql`
    update auth.sessions s set ${sql.join(changes, sql`, `)}
    where s.token_hash = ${tokenHash} and (s.needs_new_token or ${isForced})
    returning ${sessionEnd(sql`s`)} as "expiresAt"`)
  return row ? { token, expiresAt: row.expiresAt } : null
}

/** When a session ends whatever its person does: by its company's policy, at the latest by its own date. */
export function sessionEnd(session: SQL): SQL {
  return sql`least(${session}.expires_at, ${session}.created_at + make_interval(hours => coalesce(
    (select p.absolute_hours from security_policies p where p.tenant_id = ${session}.tenant_id), 720)))`
}

/** When it ends if its person does nothing more. */
export function idleEnd(session: SQL): SQL {
  return sql`least(${sessionEnd(session)}, ${session}.last_seen_at + make_interval(mins => coalesce(
    (select p.idle_minutes from security_policies p where p.tenant_id = ${session}.tenant_id), 10080)))`
}

function provenColumns({ isFactorProven, isSteppedUp, steppedUpBy = null }: Proofs): SQL[] {
  return [
    ...(isFactorProven ? [sql`factor_proven_at = now()`] : []),
    ...(isSteppedUp ? [sql`stepped_up_at = now()`, sql`stepped_up_by = ${steppedUpBy}`] : []),
  ]
}
