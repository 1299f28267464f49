import { randomInt } from 'node:crypto'
import { and, eq, sql } from '@leora/db'
import { challenges } from '@leora/db/schema/index'
import type { RequestInfo } from '@leora/db/tenant'
import type { Locale } from '@leora/domain/account/inputs'
import { DomainError } from '@leora/domain/errors'
import { type CodeChannel, hintOf, sentCodeRules } from '@leora/domain/second-factor/code-channels'
import type { Services } from '../context.ts'
import { hashPassword, verifyPassword } from '../sign-in/password.ts'
import { assertMayTry } from '../sign-in/sign-in-guard.ts'
import { senderOf } from './code-sender.ts'
import { endedChallenge, isFactorChallenge } from './factor-challenge.ts'
import { isMailboxTrusted } from './mailbox-trust.ts'

const mostPerHour = 5

/** Six digits can be tried out, so they are kept as slowly as a password. */
export async function newSentCode(): Promise<{ code: string; codeHash: string }> {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  return { code, codeHash: await hashPassword(code) }
}

interface Reached extends Record<string, unknown> {
  userId: string
  name: string
  locale: Locale
  to: string | null
}

/** Sends a code that only the browser which took the first step of this sign-in can use. */
export async function sendSignInCode(
  services: Services,
  token: string | undefined,
  channel: CodeChannel,
): Promise<{ next: 'sent'; to: string }> {
  const { auth } = services.database
  if (token === undefined) throw endedChallenge()
  const [reached] = await auth.execute<Reached>(sql`
    select u.id as "userId", u.name, u.locale, (select coalesce(k.phone, u.email)
      from auth.code_channels k where k.user_id = u.id and k.channel = ${channel}
        and k.confirmed_at is not null and ${isMailboxTrusted(channel)}) as "to"
    from ${challenges} join auth.users u on u.id = ${challenges.userId}
    where ${isFactorChallenge(token)}`)
  if (!reached) throw endedChallenge()
  const { userId, name, locale, to } = reached
  const sender = senderOf(services, channel)
  if (to === null || !sender) {
    throw new DomainError('invalid_state', 'No code can be sent to you this way. Choose another.')
  }
  const { code, codeHash } = await newSentCode()
  // Noted before it is sent: of many that ask at once, one sends.
  const [noted] = await auth
    .update(challenges)
    .set({
      codeHash,
      codeSentAt: sql`now()`,
      details: sql`${challenges.details} || ${JSON.stringify({ channel })}::jsonb`,
    })
    .where(
      and(
        isFactorChallenge(token),
        sql`coalesce(${challenges.codeSentAt} < now() - make_interval(secs => ${sentCodeRules.pauseSeconds}), true)`,
        sql`(select count(*) from auth.challenges o where o.user_id = ${userId}
          and o.code_sent_at > now() - interval '1 hour') < ${mostPerHour}`,
      ),
    )
    .returning({ id: challenges.id })
  if (!noted) throw sentJustNow()
  await sender.send({ to, code, locale, name, userId })
  return { next: 'sent', to: hintOf(channel, to) }
}

/** Throws unless this is the code that was sent for this sign-in, and uses it up. */
export async function useSignInCode(
  { database: { auth } }: Services,
  token: string,
  { method, code, userId, request }: SentProof,
): Promise<void> {
  const reserved = await assertMayTry(auth, { space: 'factor', of: { userId }, request })
  const [sent] = await auth
    .select({ codeHash: challenges.codeHash })
    .from(challenges)
    .where(
      and(
        isFactorChallenge(token),
        sql`${challenges.details} ->> 'channel' = ${method}`,
        sql`${challenges.codeSentAt} > now() - make_interval(mins => ${sentCodeRules.minutes})`,
      ),
    )
  const codeHash = sent?.codeHash
  if (!codeHash || !(await verifyPassword(code, codeHash))) throw wrongSentCode()
  const [used] = await auth
    .update(challenges)
    .set({ codeHash: null })
    .where(and(isFactorChallenge(token), eq(challenges.codeHash, codeHash)))
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
