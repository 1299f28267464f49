import { randomBytes } from 'node:crypto'
import { and, eq, sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import { challenges } from '@leora/db/schema/index'
import { hashToken } from '@leora/db/tenant'
import { DomainError } from '@leora/domain/errors'
import { uuid7 } from '@leora/domain/uuid7'
import type { Services } from '../context.ts'
import { SealError } from '../secrets/envelope.ts'
import type { KeyRing } from '../secrets/key-ring.ts'

const minutes = 5
const cookiePlace = { tenantId: null, table: 'cookies', column: 'passkey', rowId: 'sign-in' }
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

/**
 * For somebody who is not known yet: the question itself lies sealed in the cookie, so that a page which
 * merely offers passkeys writes nothing. The cookie binds it to the browser.
 */
export async function openSignInCeremony(
  { keyRing }: Pick<Services, 'keyRing'>,
  challenge: string,
): Promise<OpenedCeremony> {
  const expiresAt = inFiveMinutes()
  const sealed = await keyRing.seal(cookiePlace, `${challenge} ${expiresAt}`)
  return { token: sealed.toString('base64url'), expiresAt }
}

/** Answers the question asked, once: that it was answered is noted, so who comes second is refused. */
export async function takeSignInCeremony(
  { database, keyRing }: Pick<Services, 'database' | 'keyRing'>,
  token: string | undefined,
): Promise<string> {
  const [challenge = '', expiresAt = ''] = await openToken(keyRing, token ?? '')
  if (!(Date.parse(expiresAt) > Date.now())) refuse()
  await forgetOldChallenges(database.auth)
  const noted = await database.auth
    .insert(challenges)
    .values({
      id: uuid7(),
      tokenHash: hashToken(challenge),
      purpose: 'passkey_sign_in',
      method: 'passkey',
      // Longer than any question waits, whatever the clocks say.
      expiresAt: sql`now() + interval '1 hour'`,
    })
    .onConflictDoNothing({ target: challenges.tokenHash })
    .returning({ id: challenges.id })
  return noted.length > 0 ? challenge : refuse()
}

async function openToken(keyRing: KeyRing, token: string): Promise<string[]> {
  try {
    const sealed = Buffer.from(token, 'base64url')
    return (await keyRing.open(cookiePlace, sealed)).toString('utf8').split(' ')
  } catch (error) {
    if (error instanceof SealError) return []
    throw error
  }
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

// Answers come more often than the clock tidies.
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
