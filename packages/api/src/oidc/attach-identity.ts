import { and, eq, sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import { identities, users } from '@leora/db/schema/index'
import { type Credential, hashToken, type RequestInfo, SignedOutError } from '@leora/db/tenant'
import type { Actor } from '@leora/domain/actor'
import type { AttachOutcome } from '@leora/domain/oidc/oidc'
import type { Services } from '../context.ts'
import { accountReader } from '../identity-mail/former-addresses.ts'
import { postAccountChange } from '../identity-mail/post-identity-mail.ts'
import { recordSignIn } from '../sign-in/sign-in-events.ts'
import type { Journey } from './journey.ts'
import type { Provider } from './provider.ts'
import { type Claims, readClaims } from './read-claims.ts'

export type Account = Pick<Claims, 'issuer' | 'subject' | 'email'>

/** Whose identity it becomes, and in which session that is decided. */
export interface Attaching {
  userId: string
  request: RequestInfo
  tenantId?: string | undefined
  sessionId?: string | undefined
}

/** From now on the provider's word lets this person in; they are told by mail, as it may not have been them. */
export async function attachIdentity(
  services: Services,
  tx: AuthDb,
  { issuer, subject, email }: Account,
  attaching: Attaching,
): Promise<'attached' | 'known' | 'taken'> {
  const { userId } = attaching
  const made = await tx
    .insert(identities)
    .values({ issuer, subject, userId, email: email ?? null, lastUsedAt: sql`now()` })
    .onConflictDoNothing()
    .returning({ userId: identities.userId })
  if (made.length === 0) {
    const [owner] = await tx
      .select({ userId: identities.userId })
      .from(identities)
      .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)))
    return owner?.userId === userId ? 'known' : 'taken'
  }
  await tellOfIdentity(services, tx, 'identity_attached', { subject, email }, attaching)
  return 'attached'
}

/** The mail and the event, with the change or not at all. */
export async function tellOfIdentity(
  services: Services,
  tx: AuthDb,
  what: 'identity_attached' | 'identity_removed',
  { subject, email }: { subject: string; email: string | null | undefined },
  { userId, request, tenantId, sessionId }: Attaching,
): Promise<void> {
  const [user] = await tx.select(accountReader).from(users).where(eq(users.id, userId))
  if (!user) return
  await postAccountChange(services, tx, user, {
    kind: what,
    facts: {
      provider: services.provider?.name ?? '',
      account: accountHint(subject, email),
      link: `${services.publicUrl}/settings/security`,
    },
  })
  await recordSignIn(tx, { outcome: what, method: 'oidc', request, userId, tenantId, sessionId })
}

/** What tells the accounts at a provider apart; the whole of a subject means nothing to anybody. */
export function accountHint(subject: string, email: string | null | undefined): string {
  return email ?? `…${subject.slice(-6)}`
}

/** Back from the provider: only for the person, and in the session, that left for there. */
export async function finishAttaching(
  services: Services,
  provider: Provider,
  journey: Journey,
  { url, credential, request }: { url: URL; credential: Credential | null; request: RequestInfo },
): Promise<AttachOutcome> {
  const { auth } = services.database
  const claims = await readClaims(provider, url, journey.details)
  const actor = await findActor(services, credential, request)
  const isSame =
    actor !== null &&
    actor.userId === journey.userId &&
    actor.sessionId === journey.details['sessionId']
  if (!isSame || 'refusal' in claims) {
    const userId = journey.userId ?? undefined
    await recordSignIn(auth, { outcome: 'refused', method: 'oidc', request, userId })
    if (!isSame || !('refusal' in claims)) return 'other_person'
    return claims.refusal === 'unavailable' ? 'unavailable' : 'refused'
  }
  const outcome = await auth.transaction((tx) =>
    attachIdentity(services, tx, claims, {
      userId: actor.userId,
      request,
      tenantId: actor.tenantId,
      sessionId: actor.sessionId ?? undefined,
    }),
  )
  if (outcome === 'attached') await services.jobs.wake('deliver-identity-mail')
  return outcome
}

/** A person who came from the provider and then proved the account: from now on the provider is enough. */
export async function attachProvenIdentity(
  services: Services,
  linkToken: string,
  { sessionId, request }: { sessionId: string; request: RequestInfo },
): Promise<void> {
  const outcome = await services.database.auth.transaction(async (tx) => {
    const [link] = await tx.execute<{ userId: string; tenantId: string; account: Account }>(sql`
      delete from auth.challenges c using auth.sessions s
      where c.token_hash = ${hashToken(linkToken)} and c.purpose = 'oidc_link' and c.expires_at > now()
        and s.id = ${sessionId} and s.user_id = c.user_id
      returning c.user_id as "userId", s.tenant_id as "tenantId", c.details as account`)
    if (!link) return null
    const { userId, tenantId, account } = link
    return await attachIdentity(services, tx, account, { userId, tenantId, sessionId, request })
  })
  if (outcome === 'attached') await services.jobs.wake('deliver-identity-mail')
}

async function findActor(
  { database }: Services,
  credential: Credential | null,
  request: RequestInfo,
): Promise<Actor | null> {
  if (credential?.kind !== 'session') return null
  try {
    return await database.tenants.asCredential({
      credential,
      request,
      isWrite: false,
      isCertain: true,
      run: async (_db, actor) => actor,
    })
  } catch (error) {
    if (error instanceof SignedOutError) return null
    throw error
  }
}
