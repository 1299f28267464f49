import { randomBytes } from 'node:crypto'
import { and, eq, gt, sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import { mailedLinks } from '@leora/db/schema/index'
import { hashToken, type RequestInfo } from '@leora/db/tenant'
import { DomainError } from '@leora/domain/errors'
import { uuid7 } from '@leora/domain/uuid7'
import type { Services } from '../context.ts'
import { takeAccountBack } from './take-account-back.ts'

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

/** Whoever got in knew the password; a mail lets the person choose a new one. */
export async function answerNotMe(
  services: Services,
  { token }: { token: string },
  request: RequestInfo,
): Promise<void> {
  await services.database.auth.transaction(async (tx) => {
    const [link] = await tx
      .delete(mailedLinks)
      .where(
        and(
          eq(mailedLinks.tokenHash, hashToken(token)),
          eq(mailedLinks.purpose, 'not_me'),
          gt(mailedLinks.expiresAt, sql`now()`),
        ),
      )
      .returning({ userId: mailedLinks.userId, createdAt: mailedLinks.createdAt })
    if (!link) {
      throw new DomainError(
        'not_found',
        'This link was used already or is too old. Sign in and look at your sessions.',
      )
    }
    await takeAccountBack(services, tx, link, request)
  })
  await services.jobs.wake('deliver-identity-mail')
}
