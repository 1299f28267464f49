import { and, eq, sql } from '@leora/db'
import { identities } from '@leora/db/schema/index'
import type { Credential, RequestInfo } from '@leora/db/tenant'
import type { AttachOutcome, ProviderRefusal, StartProviderInput } from '@leora/domain/oidc/oidc'
import type { Services } from '../context.ts'
import { finishSignIn, type SignInStep } from '../sign-in/finish-sign-in.ts'
import { recordSignIn } from '../sign-in/sign-in-events.ts'
import { attachIdentity, finishAttaching } from './attach-identity.ts'
import {
  callbackPath,
  departWith,
  type OpenedJourney,
  openJourney,
  planJourney,
  takeJourney,
} from './journey.ts'
import { type Provider, usableIssuer } from './provider.ts'
import { type Claims, readClaims } from './read-claims.ts'

type KnownStep = Exclude<SignInStep, { next: 'no_company' }>

export type ProviderOutcome =
  | { step: KnownStep; returnTo: string }
  | { attach: AttachOutcome }
  | { refusal: ProviderRefusal; returnTo?: string; link?: OpenedJourney }

/** The address at the provider, and the token of the browser that will come back from there. */
export async function leaveForProvider(
  { database, publicUrl }: Services,
  provider: Provider,
  { returnTo, ticket }: StartProviderInput,
): Promise<OpenedJourney & { url: string }> {
  const { url, details } = await planJourney(provider, publicUrl)
  const { auth } = database
  const opened =
    ticket === undefined
      ? await openJourney(auth, {
          purpose: 'oidc_sign_in',
          userId: null,
          details: { ...details, returnTo },
        })
      : await departWith(auth, ticket, details)
  return { ...opened, url }
}

export interface Return {
  token: string | undefined
  /** What the provider appended to our address. */
  search: string
  credential: Credential | null
  request: RequestInfo
}

/** What came back from the provider, once, to the browser that left for there. */
export async function returnFromProvider(
  services: Services,
  provider: Provider,
  { token, search, credential, request }: Return,
): Promise<ProviderOutcome> {
  const { auth } = services.database
  const journey = await takeJourney(auth, token)
  if (!journey) return { refusal: 'ended' }
  const url = new URL(`${services.publicUrl}${callbackPath}${search}`)
  if (journey.purpose === 'oidc_attach') {
    const attach = await finishAttaching(services, provider, journey, { url, credential, request })
    return { attach }
  }
  const { returnTo = '/' } = journey.details
  const claims = await readClaims(provider, url, journey.details)
  if ('refusal' in claims) {
    await recordSignIn(auth, { outcome: 'refused', method: 'oidc', request })
    return { ...claims, returnTo }
  }
  const who = await findPerson(services, provider, claims, request)
  if ('refusal' in who) {
    await recordSignIn(auth, { outcome: 'refused', method: 'oidc', request, userId: who.userId })
    if (who.refusal !== 'prove' || who.userId === undefined) {
      return { refusal: who.refusal, returnTo }
    }
    const { issuer, subject, email = '' } = claims
    const link = await openJourney(auth, {
      purpose: 'oidc_link',
      userId: who.userId,
      details: { issuer, subject, email },
    })
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

type Found = { userId: string } | { refusal: ProviderRefusal; userId?: string | undefined }

// An address can be given to somebody else at the provider; the subject cannot.
async function findPerson(
  services: Services,
  provider: Provider,
  claims: Claims,
  request: RequestInfo,
): Promise<Found> {
  const { issuer, subject, email } = claims
  const { auth } = services.database
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
      or exists (select from auth.identities where user_id = u.id
        and rtrim(issuer, '/') = ${usableIssuer(provider)}) as "hasOtherWayIn"
    from auth.users u where lower(u.email) = lower(${email})`)
  if (!owner) return { refusal: 'unknown' }
  const { userId } = owner
  if (owner.hasOtherWayIn) return { refusal: 'prove', userId }
  await auth.transaction((tx) => attachIdentity(services, tx, claims, { userId, request }))
  await services.jobs.wake('deliver-identity-mail')
  return { userId }
}
