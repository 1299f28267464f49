import { randomBytes } from 'node:crypto'
import { sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import { mailedLinks } from '@leora/db/schema/index'
import { hashToken, type RequestInfo } from '@leora/db/tenant'
import { DomainError } from '@leora/domain/errors'
import { uuid7 } from '@leora/domain/uuid7'
import type { Services } from '../context.ts'
import { forgotPassword } from '../password-reset/password-reset.ts'
import { recordSignIn } from './sign-in-events.ts'

const linkDays = 7

/** What a mail about a strange sign-in lets its reader do, once. */
export async function makeNotMeLink(auth: AuthDb, userId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await auth.insert(mailedLinks).values({
    id: uuid7(),
    tokenHash: hashToken(token),
    purpose: 'not_me',
    userId,
    expiresAt: new Date(Date.now() + linkDays * 86_400_000).toISOString(),
  })
  return token
}

/**
 * Ends every session and takes the password back, all at once: whoever got in knew it. A mail lets the
 * person choose a new one.
 */
export async function answerNotMe(
  services: Services,
  { token }: { token: string },
  request: RequestInfo,
): Promise<void> {
  const { auth } = services.database
  const [used] = await auth.execute<{ userId: string; email: string }>(sql`
    with used as (
      delete from auth.mailed_links
      where token_hash = ${hashToken(token)} and purpose = 'not_me' and expires_at > now()
      returning user_id),
    sessions as (delete from auth.sessions s using used where s.user_id = used.user_id),
    passwords as (delete from auth.passwords p using used where p.user_id = used.user_id),
    challenges as (delete from auth.challenges c using used where c.user_id = used.user_id)
    select u.id as "userId", u.email from used join auth.users u on u.id = used.user_id`)
  if (!used) {
    throw new DomainError(
      'not_found',
      'This link was used already or is too old. Sign in and look at your sessions.',
    )
  }
  const { userId, email } = used
  await recordSignIn(auth, { outcome: 'reset', method: 'link', request, userId })
  await forgotPassword(services, { email })
}
