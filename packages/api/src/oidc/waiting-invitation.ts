import { sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import { hashToken } from '@leora/db/tenant'

/**
 * With which invitation this person left for the provider, where the account was yet to be proven as they
 * came back; null when it is none of theirs, or no longer open.
 */
export async function readWaitingInvitation(
  auth: AuthDb,
  linkToken: string,
  userId: string,
): Promise<Buffer | null> {
  const [row] = await auth.execute<{ hash: Buffer }>(sql`
    select i.token_hash as hash from auth.challenges c
      join auth.users u on u.id = c.user_id
      join invitations i on i.token_hash = decode(c.details ->> 'invitation', 'hex')
        and lower(i.email) = lower(u.email)
    where c.token_hash = ${hashToken(linkToken)} and c.purpose = 'oidc_link'
      and c.user_id = ${userId} and c.expires_at > now()
      and i.accepted_at is null and i.revoked_at is null and i.expires_at > now()`)
  return row?.hash ?? null
}
