import { randomBytes } from 'node:crypto'
import { and, eq, sql } from '@leora/db'
import { challenges, identities } from '@leora/db/schema/index'
import { hashToken, type RequestInfo } from '@leora/db/tenant'
import type { ProviderRefusal, StartProviderInput } from '@leora/domain/oidc/oidc'
import { uuid7 } from '@leora/domain/uuid7'
import type { Services } from '../context.ts'
import { finishSignIn, type SignInStep } from '../sign-in/finish-sign-in.ts'
import { recordSignIn } from '../sign-in/sign-in-events.ts'
import type { Provider } from './provider.ts'
import { type Claims, readClaims } from './read-claims.ts'

const minutes = 10

type KnownStep = Exclude<SignInStep, { next: 'no_company' }>

export type ProviderOutcome =
  | { step: KnownStep; returnTo: string }
  | { refusal: ProviderRefusal; returnTo?: string; link?: { token: string; expiresAt: string } }

export const callbackPath = '/api/auth/oidc/callback'

/** The address at the provider, and the token of the browser that will come back from there. */
export async function startProviderSignIn(
  { database, publicUrl }: Services,
  provider: Provider,
  { returnTo }: StartProviderInput,
) {
  const config = await provider.find()
  const client = await import('openid-client')
  const verifier = client.randomPKCECodeVerifier()
  const state = client.randomState()
  const nonce = client.randomNonce()
  const opened = await open(database.auth, 'oidc_sign_in', null, {
    state,
    nonce,
    verifier,
    returnTo,
  })
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: `${publicUrl}${callbackPath}`,
    scope: 'openid email profile',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  })
  return { ...opened, url: url.href }
}

/** What came back from the provider, once, to the browser that left for there. */
export async function finishProviderSignIn(
  services: Services,
  provider: Provider,
  { token, search, request }: { token: string | undefined; search: string; request: RequestInfo },
): Promise<ProviderOutcome> {
  const { auth } = services.database
  const [begun] = await auth
    .delete(challenges)
    .where(
      and(
        eq(challenges.tokenHash, hashToken(token ?? '')),
        eq(challenges.purpose, 'oidc_sign_in'),
        sql`${challenges.expiresAt} > now()`,
      ),
    )
    .returning({ details: challenges.details })
  if (!begun) return { refusal: 'ended' }
  const { returnTo = '/' } = begun.details
  const url = new URL(`${services.publicUrl}${callbackPath}${search}`)
  const claims = await readClaims(provider, url, begun.details)
  if ('refusal' in claims) {
    await recordSignIn(auth, { outcome: 'refused', method: 'oidc', request })
    return { ...claims, returnTo }
  }
  const who = await findPerson(services, claims)
  if ('refusal' in who) {
    await recordSignIn(auth, { outcome: 'refused', method: 'oidc', request, userId: who.userId })
    if (who.refusal !== 'prove' || who.userId === undefined) {
      return { refusal: who.refusal, returnTo }
    }
    const { issuer, subject, email = '' } = claims
    const link = await open(auth, 'oidc_link', who.userId, { issuer, subject, email })
    return { refusal: 'prove', returnTo, link }
  }
  const step = await finishSignIn(services, {
    userId: who.userId,
    method: 'oidc',
    isBothFactors: provider.isFactorTrusted && claims.hasProvenFactor,
    request,
  })
  return step.next === 'no_company' ? { refusal: 'no_company', returnTo } : { step, returnTo }
}

/** A person who came from the provider and then proved the account: from now on the provider is enough. */
export async function attachProvenIdentity(
  { database }: Pick<Services, 'database'>,
  linkToken: string,
  sessionId: string,
): Promise<void> {
  await database.auth.execute(sql`
    with link as (
      delete from auth.challenges c using auth.sessions s
      where c.token_hash = ${hashToken(linkToken)} and c.purpose = 'oidc_link' and c.expires_at > now()
        and s.id = ${sessionId} and s.user_id = c.user_id
      returning c.user_id, c.details)
    insert into auth.identities (issuer, subject, user_id, email, last_used_at)
    select details ->> 'issuer', details ->> 'subject', user_id, details ->> 'email', now() from link
    on conflict do nothing`)
}

type Found = { userId: string } | { refusal: ProviderRefusal; userId?: string | undefined }

// An address can be given to somebody else at the provider; the subject cannot.
async function findPerson({ database }: Services, claims: Claims): Promise<Found> {
  const { issuer, subject, email } = claims
  const { auth } = database
  const [known] = await auth
    .update(identities)
    .set({ lastUsedAt: sql`now()`, email: email ?? null })
    .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)))
    .returning({ userId: identities.userId })
  if (known) return known
  if (email === undefined || !claims.isEmailVerified) return { refusal: 'unverified' }
  const [owner] = await auth.execute<{ userId: string; hasOtherWayIn: boolean }>(sql`
    select u.id as "userId", u.email_verified_at is null
      or exists (select from auth.passwords where user_id = u.id)
      or exists (select from auth.passkeys where user_id = u.id)
      or exists (select from auth.identities where user_id = u.id) as "hasOtherWayIn"
    from auth.users u where lower(u.email) = lower(${email})`)
  if (!owner) return { refusal: 'unknown' }
  const { userId } = owner
  if (owner.hasOtherWayIn) return { refusal: 'prove', userId }
  await auth.insert(identities).values({ issuer, subject, userId, email, lastUsedAt: sql`now()` })
  return { userId }
}

async function open(
  auth: Services['database']['auth'],
  purpose: 'oidc_sign_in' | 'oidc_link',
  userId: string | null,
  details: Record<string, string>,
) {
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
