import { type Credential, hashToken, type RequestInfo } from '@leora/db/tenant'
import { DomainError } from '@leora/domain/errors'
import type { AttachOutcome, ProviderRefusal, StartProviderInput } from '@leora/domain/oidc/oidc'
import type { Services } from '../context.ts'
import { finishSignIn, type SignInStep } from '../sign-in/finish-sign-in.ts'
import { recordSignIn } from '../sign-in/sign-in-events.ts'
import { finishAttaching } from './attach-identity.ts'
import { findPerson } from './find-person.ts'
import {
  callbackPath,
  departWith,
  type Journey,
  type OpenedJourney,
  openJourney,
  planJourney,
  takeJourney,
} from './journey.ts'
import type { Provider } from './provider.ts'
import { readClaims } from './read-claims.ts'

type KnownStep = Exclude<SignInStep, { next: 'no_company' }>

export type ProviderOutcome =
  | { step: KnownStep; returnTo: string }
  | { attach: AttachOutcome }
  | { refusal: ProviderRefusal; returnTo?: string; link?: OpenedJourney }

/** The address at the provider, and the token of the browser that will come back from there. */
export async function leaveForProvider(
  { database, publicUrl }: Services,
  provider: Provider,
  { returnTo, ticket, invitation }: StartProviderInput,
): Promise<OpenedJourney & { url: string }> {
  const { url, details } = await planJourney(provider, publicUrl)
  const { auth } = database
  const opened =
    ticket === undefined
      ? await openJourney(auth, {
          purpose: 'oidc_sign_in',
          userId: null,
          details: {
            ...details,
            returnTo,
            ...(invitation === undefined
              ? {}
              : { invitation: hashToken(invitation).toString('hex') }),
          },
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
  return await finishSigningIn(services, provider, journey, { url, request })
}

async function finishSigningIn(
  services: Services,
  provider: Provider,
  { details }: Journey,
  { url, request }: { url: URL; request: RequestInfo },
): Promise<ProviderOutcome> {
  const { auth } = services.database
  const { returnTo = '/', invitation } = details
  const invitationHash = invitation === undefined ? null : Buffer.from(invitation, 'hex')
  const claims = await readClaims(provider, url, details)
  if ('refusal' in claims) {
    await recordSignIn(auth, { outcome: 'refused', method: 'oidc', request })
    return { ...claims, returnTo }
  }
  const who = await findPerson(services, provider, claims, { request, invitationHash })
  if ('refusal' in who) {
    const { refusal, userId } = who
    await recordSignIn(auth, { outcome: 'refused', method: 'oidc', request, userId })
    const mustProve = refusal === 'prove' || refusal === 'prove_invited'
    if (!mustProve || userId === undefined) return { refusal, returnTo }
    const { issuer, subject, email = '' } = claims
    const link = await openJourney(auth, {
      purpose: 'oidc_link',
      userId,
      details: { issuer, subject, email, ...(invitation === undefined ? {} : { invitation }) },
    })
    return { refusal, returnTo, link }
  }
  try {
    const step = await finishSignIn(services, {
      userId: who.userId,
      method: 'oidc',
      isBothFactors: provider.isFactorTrusted && claims.hasProvenFactor,
      request,
      invitation: who.hasJoined ? undefined : (invitationHash ?? undefined),
    })
    return step.next === 'no_company' ? { refusal: 'no_company', returnTo } : { step, returnTo }
  } catch (error) {
    // What is refused of a right sign-in is the invitation: used, taken back, or somebody else's.
    if (error instanceof DomainError) return { refusal: 'not_invited', returnTo }
    throw error
  }
}
