import { and, asc, count, eq, sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import { identities, users } from '@leora/db/schema/index'
import { canActAsPerson } from '@leora/domain/account/policy'
import { DomainError } from '@leora/domain/errors'
import {
  canRemoveIdentity,
  type Identities,
  type IdentityIdInput,
  maxIdentities,
} from '@leora/domain/oidc/oidc'
import { authorize } from '@leora/domain/policy'
import type { TenantContext } from '../context.ts'
import { endOtherSessions } from '../second-factor/enrol-totp.ts'
import { accountHint, tellOfIdentity } from './attach-identity.ts'
import { openJourney } from './journey.ts'
import { isIssuedBy, type Provider, usableIssuer } from './provider.ts'

/** The accounts at providers that this person signs in with. */
export async function listIdentities(ctx: TenantContext): Promise<Identities> {
  const { actor, database, provider = null } = ctx
  authorize(canActAsPerson(actor))
  const rows = await database.auth
    .select()
    .from(identities)
    .where(eq(identities.userId, actor.userId))
    .orderBy(asc(identities.createdAt), asc(identities.id))
    .limit(maxIdentities)
  return {
    provider: provider?.name ?? null,
    items: rows.map(({ id, issuer, subject, email, createdAt, lastUsedAt }) => ({
      id,
      provider: nameOf(provider, issuer),
      account: accountHint(subject, email),
      isUsable: isIssuedBy(provider, issuer),
      createdAt,
      lastUsedAt,
    })),
  }
}

/**
 * Announces that this person, in this session, leaves for the provider. The way there is asked of the
 * host with the ticket, because no transaction waits for another machine.
 */
export async function beginIdentity(ctx: TenantContext): Promise<{ ticket: string }> {
  const { actor, database, provider } = ctx
  authorize(canActAsPerson(actor))
  if (!provider) {
    throw new DomainError(
      'invalid_state',
      'No provider of sign-ins is set up here. Ask who runs this server.',
    )
  }
  const [held] = await database.auth
    .select({ count: count() })
    .from(identities)
    .where(eq(identities.userId, actor.userId))
  if ((held?.count ?? 0) >= maxIdentities) {
    throw new DomainError('limit_reached', 'You have 20 linked accounts already. Remove one first.')
  }
  const { token } = await openJourney(database.auth, {
    purpose: 'oidc_attach',
    userId: actor.userId,
    details: { sessionId: actor.sessionId ?? '' },
  })
  return { ticket: token }
}

/** Sessions elsewhere end: somebody else may hold the account at the provider. */
export async function removeIdentity(
  ctx: TenantContext,
  { id }: IdentityIdInput,
): Promise<{ id: string }> {
  const { actor, database, request } = ctx
  authorize(canActAsPerson(actor))
  const { userId, tenantId, sessionId } = actor
  await database.auth.transaction(async (tx) => {
    // Locked, so that of two removals at once the second sees what the first left.
    await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('update')
    const isIt = and(eq(identities.id, id), eq(identities.userId, userId))
    const [known] = await tx
      .select({ subject: identities.subject, email: identities.email })
      .from(identities)
      .where(isIt)
    if (!known) throw new DomainError('not_found', 'This linked account does not exist any more.')
    authorize(canRemoveIdentity(actor, await readOtherWays(tx, ctx, id)))
    await tx.delete(identities).where(isIt)
    await tellOfIdentity(ctx, tx, 'identity_removed', known, {
      userId,
      tenantId,
      sessionId: sessionId ?? undefined,
      request,
    })
  })
  await endOtherSessions(ctx)
  await ctx.jobs.wake('deliver-identity-mail')
  return { id }
}

async function readOtherWays(
  auth: Pick<AuthDb, 'execute'>,
  { actor: { userId }, provider }: TenantContext,
  id: string,
): Promise<{ hasOtherWayIn: boolean }> {
  const [row] = await auth.execute<{ hasOtherWayIn: boolean }>(sql`
    select exists (select from auth.passwords where user_id = ${userId})
      or exists (select from auth.passkeys where user_id = ${userId})
      or exists (select from auth.identities where user_id = ${userId} and id <> ${id}
        and rtrim(issuer, '/') = ${usableIssuer(provider)}) as "hasOtherWayIn"`)
  return row ?? { hasOtherWayIn: false }
}

function nameOf(provider: Provider | null, issuer: string): string {
  if (provider !== null && isIssuedBy(provider, issuer)) return provider.name
  return URL.parse(issuer)?.host ?? issuer
}
