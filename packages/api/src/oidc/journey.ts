import { randomBytes } from 'node:crypto'
import { and, eq, inArray, sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import { challenges } from '@leora/db/schema/index'
import { hashToken } from '@leora/db/tenant'
import { DomainError } from '@leora/domain/errors'
import { uuid7 } from '@leora/domain/uuid7'
import type { Provider } from './provider.ts'

const minutes = 10

export const callbackPath = '/api/auth/oidc/callback'

/**
 * Why somebody is on the way to the provider: to sign in, or to attach it to the account they are
 * signed in to. `oidc_link` came back already and has yet to prove the account.
 */
export type JourneyPurpose = 'oidc_sign_in' | 'oidc_attach' | 'oidc_link'

export interface Journey {
  purpose: JourneyPurpose
  userId: string | null
  details: Record<string, string>
}

export interface OpenedJourney {
  /** Held by the browser that left, and by no other. */
  token: string
  expiresAt: string
}

export async function openJourney(
  auth: AuthDb,
  { purpose, userId, details }: Journey,
): Promise<OpenedJourney> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + minutes * 60_000).toISOString()
  await auth.insert(challenges).values({
    id: uuid7(),
    tokenHash: hashToken(token),
    purpose,
    userId,
    method: 'oidc',
    details,
    expiresAt,
  })
  return { token, expiresAt }
}

/** Adds to a journey that was announced and has not left yet; it leaves once. */
export async function departWith(
  auth: AuthDb,
  ticket: string,
  details: Record<string, string>,
): Promise<OpenedJourney> {
  const [left] = await auth
    .update(challenges)
    .set({ details: sql`${challenges.details} || ${JSON.stringify(details)}::jsonb` })
    .where(
      and(
        isLive(ticket),
        eq(challenges.purpose, 'oidc_attach'),
        sql`not ${challenges.details} ? 'state'`,
      ),
    )
    .returning({ expiresAt: challenges.expiresAt })
  if (!left) {
    throw new DomainError('forbidden', 'This took too long, or was used already. Try again.')
  }
  return { token: ticket, expiresAt: new Date(left.expiresAt).toISOString() }
}

/** Of who came back, once. */
export async function takeJourney(
  auth: AuthDb,
  token: string | undefined,
): Promise<Journey | undefined> {
  const [taken] = await auth
    .delete(challenges)
    .where(and(isLive(token ?? ''), inArray(challenges.purpose, ['oidc_sign_in', 'oidc_attach'])))
    .returning({
      purpose: challenges.purpose,
      userId: challenges.userId,
      details: challenges.details,
    })
  return taken && { ...taken, purpose: taken.purpose as JourneyPurpose }
}

/** The address at the provider, and what must be found again when the browser returns. */
export async function planJourney(
  provider: Provider,
  publicUrl: string,
): Promise<{ url: string; details: Record<'state' | 'nonce' | 'verifier', string> }> {
  return await provider.ask(async (config) => {
    const client = await import('openid-client')
    const details = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    }
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: `${publicUrl}${callbackPath}`,
      scope: 'openid email profile',
      code_challenge: await client.calculatePKCECodeChallenge(details.verifier),
      code_challenge_method: 'S256',
      state: details.state,
      nonce: details.nonce,
    })
    return { url: url.href, details }
  })
}

function isLive(token: string) {
  return and(eq(challenges.tokenHash, hashToken(token)), sql`${challenges.expiresAt} > now()`)
}
