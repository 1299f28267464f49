import { sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import type { RequestInfo } from '@leora/db/tenant'
import { DomainError } from '@leora/domain/errors'
import type { Services } from '../context.ts'
import type { AddedProof } from '../identity-mail/removed-proofs.ts'
import { postResetLink } from '../password-reset/password-reset.ts'
import { recordSignIn } from './sign-in-events.ts'

/** A link that tells of a stranger, taken out of the database in the same transaction. */
export interface UsedLink {
  userId: string
  /** When it was mailed. */
  createdAt: string
}

/**
 * Somebody else was at work. Whatever opened the account ends: sessions, the password, what waits for a
 * second proof, links mailed after this one, and every proof or key added since the day before, because a
 * change of address is asked for up to a day before it counts. Older proofs are the person's own and
 * stay; links mailed before this one belong to whoever held the account before.
 */
export async function takeAccountBack(
  services: Services,
  tx: AuthDb,
  { userId, createdAt }: UsedLink,
  request: RequestInfo,
): Promise<void> {
  await tx.execute(sql`select set_config('app.actor_id', ${userId}, true),
    set_config('app.actor_kind', 'user', true)`)
  const since = sql`${createdAt}::timestamptz - interval '1 day'`
  const [removed] = await tx.execute<Record<AddedProof, number>>(sql`
    with sessions as (delete from auth.sessions where user_id = ${userId}),
    passwords as (delete from auth.passwords where user_id = ${userId}),
    challenges as (delete from auth.challenges where user_id = ${userId}),
    links as (delete from auth.mailed_links where user_id = ${userId} and created_at >= ${createdAt}::timestamptz),
    passkeys as (delete from auth.passkeys where user_id = ${userId} and created_at >= ${since} returning 1),
    identities as (delete from auth.identities where user_id = ${userId} and created_at >= ${since} returning 1),
    apps as (delete from auth.totp where user_id = ${userId}
      and coalesce(confirmed_at, now()) >= ${since} returning 1),
    codes as (delete from auth.recovery_codes where user_id = ${userId}
      and (created_at >= ${since} or exists (select from apps)) returning 1),
    channels as (delete from auth.code_channels where user_id = ${userId}
      and coalesce(confirmed_at, now()) >= ${since} returning 1),
    keys as (update api_keys set revoked_at = now() where user_id = ${userId}
      and revoked_at is null and created_at >= ${since} returning 1)
    select (select count(*)::int from passkeys) as passkey, (select count(*)::int from apps) as app,
      (select count(*)::int from codes) as "recoveryCode", (select count(*)::int from channels) as channel,
      (select count(*)::int from identities) as identity, (select count(*)::int from keys) as "apiKey"`)
  const [user] = await tx.execute<{ id: string; name: string; email: string; locale: string }>(
    sql`select id, name, email, locale from auth.users where id = ${userId}`,
  )
  if (!user || !removed) throw new DomainError('not_found', 'This person does not exist any more.')
  await postResetLink(services, tx, user, { kind: 'account_taken_back', removed })
  await recordSignIn(tx, { outcome: 'reset', method: 'link', request, userId })
}
