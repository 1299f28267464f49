import { randomInt } from 'node:crypto'
import { and, eq, type SQL, sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import { challenges } from '@leora/db/schema/index'
import type { RequestInfo } from '@leora/db/tenant'
import type { Locale } from '@leora/domain/account/inputs'
import { DomainError } from '@leora/domain/errors'
import { type CodeChannel, hintOf, sentCodeRules } from '@leora/domain/second-factor/code-channels'
import type { Services } from '../context.ts'
import { hashPassword, verifyPassword } from '../sign-in/password.ts'
import { assertMayTry } from '../sign-in/sign-in-guard.ts'
import { codePostOf } from './code-sender.ts'
import { endedChallenge, isFactorChallenge } from './factor-challenge.ts'
import { isMailboxTrusted } from './mailbox-trust.ts'

const mostPerHour = 5

/** Six digits can be tried out, so they are kept as slowly as a password. */
export async function newSentCode(): Promise<{ code: string; codeHash: string }> {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  return { code, codeHash: await hashPassword(code) }
}

interface Reached extends Record<string, unknown> {
  name: string
  locale: Locale
  to: string | null
}

export interface SentCode {
  next: 'sent'
  to: string
}

/**
 * Notes a code by `note` and lays it into the outbox, in one transaction. Noted before it is sent: of many
 * that ask at once, one sends.
 */
export async function sendCode(
  services: Services,
  { userId, channel }: { userId: string; channel: CodeChannel },
  note: (tx: AuthDb, codeHash: string) => Promise<boolean>,
): Promise<SentCode> {
  const { auth } = services.database
  const [reached] = await auth.execute<Reached>(sql`
    select u.name, u.locale, (select coalesce(k.phone, u.email)
      from auth.code_channels k where k.user_id = u.id and k.channel = ${channel}
        and k.confirmed_at is not null and ${isMailboxTrusted(channel)}) as "to"
    from auth.users u where u.id = ${userId}`)
  const post = codePostOf(services, channel)
  if (!reached?.to || !post) {
    throw new DomainError('invalid_state', 'No code can be sent to you this way. Choose another.')
  }
  const { name, locale, to } = reached
  const { code, codeHash } = await newSentCode()
  await auth.transaction(async (tx) => {
    if (!(await note(tx, codeHash))) throw sentJustNow()
    await post(tx, { to, code, locale, name, userId })
  })
  await services.jobs.wake('deliver-identity-mail')
  return { next: 'sent', to: hintOf(channel, to) }
}

/** Sends a code that only the browser which took the first step of this sign-in can use. */
export async function sendSignInCode(
  services: Services,
  token: string | undefined,
  channel: CodeChannel,
): Promise<SentCode> {
  if (token === undefined) throw endedChallenge()
  const [begun] = await services.database.auth
    .select({ userId: challenges.userId })
    .from(challenges)
    .where(isFactorChallenge(token))
  if (!begun?.userId) throw endedChallenge()
  const { userId } = begun
  return await sendCode(services, { userId, channel }, async (tx, codeHash) => {
    const noted = await tx
      .update(challenges)
      .set({
        codeHash,
        codeSentAt: sql`now()`,
        details: sql`${challenges.details} || ${JSON.stringify({ channel })}::jsonb`,
      })
      .where(
        and(
          isFactorChallenge(token),
          isPauseOver,
          sql`(select count(*) from auth.challenges o where o.user_id = ${userId}
            and o.code_sent_at > now() - interval '1 hour') < ${mostPerHour}`,
        ),
      )
      .returning({ id: challenges.id })
    return noted.length > 0
  })
}

export const isPauseOver = sql`coalesce(${challenges.codeSentAt} < now() - make_interval(secs => ${sentCodeRules.pauseSeconds}), true)`

/** Throws unless this is the code that was sent for this challenge, and uses it up. */
export async function useSentCode(
  { database: { auth } }: Pick<Services, 'database'>,
  isIt: SQL | undefined,
  { method, code, userId, request }: SentProof,
): Promise<void> {
  const reserved = await assertMayTry(auth, { space: 'factor', of: { userId }, request })
  const [sent] = await auth
    .select({ codeHash: challenges.codeHash })
    .from(challenges)
    .where(
      and(
        isIt,
        sql`${challenges.details} ->> 'channel' = ${method}`,
        sql`${challenges.codeSentAt} > now() - make_interval(mins => ${sentCodeRules.minutes})`,
      ),
    )
  const codeHash = sent?.codeHash
  if (!codeHash || !(await verifyPassword(code, codeHash))) throw wrongSentCode()
  const [used] = await auth
    .update(challenges)
    .set({ codeHash: null })
    .where(and(isIt, eq(challenges.codeHash, codeHash)))
    .returning({ id: challenges.id })
  if (!used) throw wrongSentCode()
  await reserved.succeeded()
}

interface SentProof {
  method: CodeChannel
  code: string
  userId: string
  request: RequestInfo
}

export function sentJustNow(): DomainError {
  return new DomainError(
    'limit_reached',
    'A code was sent a moment ago. Wait a minute before you ask for another.',
  )
}

export function wrongSentCode(): DomainError {
  return new DomainError(
    'forbidden',
    'This code is not right, or too old. Look at the newest message, or ask for another code.',
  )
}
