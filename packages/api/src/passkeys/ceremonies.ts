import { randomBytes } from 'node:crypto'
import { and, eq, sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import { challenges } from '@leora/db/schema/index'
import { hashToken } from '@leora/db/tenant'
import { DomainError } from '@leora/domain/errors'
import { uuid7 } from '@leora/domain/uuid7'

const minutes = 5
export const ceremonyTimeoutMs = minutes * 60_000

interface Asker {
  userId: string
  sessionId: string | null
}

type OwnPurpose = 'passkey_add' | 'passkey_step_up'

export interface OpenedCeremony {
  /** Held by the browser that asked, and by no other. */
  token: string
  expiresAt: string
}

export function newChallenge(): string {
  return randomBytes(32).toString('base64url')
}

/** For somebody who is not known yet: the cookie alone binds the question to the browser. */
export async function openSignInCeremony(auth: AuthDb, challenge: string): Promise<OpenedCeremony> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = inFiveMinutes()
  await forgetOldChallenges(auth)
  await auth.insert(challenges).values({
    id: uuid7(),
    tokenHash: hashToken(token),
    purpose: 'passkey_sign_in',
    method: 'passkey',
    details: { challenge },
    expiresAt,
  })
  return { token, expiresAt }
}

/** Answers the question asked, once: who comes second finds nothing. */
export async function takeSignInCeremony(auth: AuthDb, token: string | undefined): Promise<string> {
  const [taken] = await auth
    .delete(challenges)
    .where(and(isLive(token ?? ''), eq(challenges.purpose, 'passkey_sign_in')))
    .returning({ details: challenges.details })
  return taken?.details['challenge'] ?? refuse()
}

/** For a signed-in person: bound to their session, found again by the question itself. */
export async function openOwnCeremony(
  auth: AuthDb,
  { userId, sessionId }: Asker,
  purpose: OwnPurpose,
): Promise<string> {
  const challenge = newChallenge()
  await auth.insert(challenges).values({
    id: uuid7(),
    tokenHash: hashToken(challenge),
    purpose,
    userId,
    method: 'passkey',
    details: { sessionId: sessionId ?? '' },
    expiresAt: inFiveMinutes(),
  })
  return challenge
}

export async function takeOwnCeremony(
  auth: AuthDb,
  { userId, sessionId }: Asker,
  purpose: OwnPurpose,
  clientDataJSON: string,
): Promise<string> {
  const challenge = readChallenge(clientDataJSON)
  const [taken] = await auth
    .delete(challenges)
    .where(
      and(
        isLive(challenge),
        eq(challenges.purpose, purpose),
        eq(challenges.userId, userId),
        sql`${challenges.details} ->> 'sessionId' = ${sessionId ?? ''}`,
      ),
    )
    .returning({ id: challenges.id })
  return taken ? challenge : refuse()
}

function isLive(token: string) {
  return and(eq(challenges.tokenHash, hashToken(token)), sql`${challenges.expiresAt} > now()`)
}

function inFiveMinutes(): string {
  return new Date(Date.now() + ceremonyTimeoutMs).toISOString()
}

// Each page that offers a passkey asks; most questions are never answered.
async function forgetOldChallenges(auth: AuthDb): Promise<void> {
  await auth.execute(sql`
    delete from auth.challenges where id in (
      select id from auth.challenges where expires_at < now() - interval '1 hour'
      order by expires_at limit 20 for update skip locked)`)
}

function readChallenge(clientDataJSON: string): string {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'))
    const challenge = typeof data === 'object' && data && 'challenge' in data && data.challenge
    return typeof challenge === 'string' ? challenge : ''
  } catch (error) {
    if (error instanceof SyntaxError) return ''
    throw error
  }
}

function refuse(): never {
  throw new DomainError('forbidden', 'This took too long, or was used already. Try again.')
}
