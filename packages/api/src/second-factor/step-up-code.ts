import { and, eq, gt, lt, sql } from '@leora/db'
import { challenges, sessions } from '@leora/db/schema/index'
import { hashToken } from '@leora/db/tenant'
import { canActAsPerson } from '@leora/domain/account/policy'
import type { Actor } from '@leora/domain/actor'
import { DomainError } from '@leora/domain/errors'
import { authorize } from '@leora/domain/policy'
import { type CodeChannel, sentCodeRules } from '@leora/domain/second-factor/code-channels'
import { triesPerChallenge } from '@leora/domain/second-factor/tries'
import { uuid7 } from '@leora/domain/uuid7'
import type { TenantContext } from '../context.ts'
import { listFactors } from '../sign-in/finish-sign-in.ts'
import { isPauseOver, type SentCode, sendCode, useSentCode, wrongSentCode } from './sent-codes.ts'

/** Sends a code that only this session can use, to confirm that its person is there. */
export async function sendStepUpCode(
  ctx: TenantContext,
  { method: channel }: { method: CodeChannel },
): Promise<SentCode> {
  authorize(canActAsPerson(ctx.actor))
  const { userId, sessionId } = ctx.actor
  const factors = await listFactors(ctx.database.auth, userId)
  if (sessionId === null || !factors.includes(channel)) {
    throw new DomainError('invalid_state', 'No code can be sent to you this way. Choose another.')
  }
  return await sendCode(ctx, { userId, channel }, async (tx, codeHash) => {
    const begun = {
      codeHash,
      codeSentAt: sql`now()`,
      details: { channel },
      attempts: 0,
      expiresAt: sql`now() + make_interval(mins => ${sentCodeRules.minutes})`,
    }
    const noted = await tx
      .insert(challenges)
      .values({
        id: uuid7(),
        tokenHash: hashOf(sessionId),
        purpose: 'step_up_code',
        userId,
        ...begun,
      })
      .onConflictDoUpdate({ target: challenges.tokenHash, set: begun, setWhere: isPauseOver })
      .returning({ id: challenges.id })
    return noted.length > 0
  })
}

/** Throws unless this is the code that was sent for this session, and uses it up. */
export async function useStepUpCode(
  ctx: TenantContext,
  { method, code }: { method: CodeChannel; code: string },
): Promise<void> {
  const { auth } = ctx.database
  const { userId } = ctx.actor
  const isIt = isStepUpCode(ctx.actor)
  // Counted before it is looked at, so that parallel tries cannot be more than are allowed.
  const [tried] = await auth
    .update(challenges)
    .set({ attempts: sql`${challenges.attempts} + 1` })
    .where(and(isIt, lt(challenges.attempts, triesPerChallenge)))
    .returning({ id: challenges.id })
  const factors = await listFactors(auth, userId)
  if (!tried || !factors.includes(method)) throw wrongSentCode()
  await useSentCode(ctx, isIt, { method, code, userId, request: ctx.request })
}

/** Whoever holds the mailbox or the phone alone must not lead its codes elsewhere. */
export async function assertConfirmedBeside(
  { actor, database }: TenantContext,
  channel: CodeChannel,
): Promise<void> {
  const [session] = await database.auth
    .select({ steppedUpBy: sessions.steppedUpBy })
    .from(sessions)
    .where(eq(sessions.id, actor.sessionId ?? ''))
  if (session?.steppedUpBy !== channel) return
  throw new DomainError(
    'step_up_required',
    'A code that goes there is not enough to change where it goes. Confirm in another way.',
  )
}

function isStepUpCode({ userId, sessionId }: Actor) {
  return and(
    eq(challenges.tokenHash, hashOf(sessionId ?? '')),
    eq(challenges.purpose, 'step_up_code'),
    eq(challenges.userId, userId),
    gt(challenges.expiresAt, sql`now()`),
  )
}

// One for each session: nobody but the signed-in person reaches it.
function hashOf(sessionId: string): Buffer {
  return hashToken(`step-up ${sessionId}`)
}
