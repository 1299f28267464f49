import { and, eq, isNotNull, isNull, ne, sql } from '@leora/db'
import { sessions, totp, users } from '@leora/db/schema/index'
import { canActAsPerson } from '@leora/domain/account/policy'
import { DomainError } from '@leora/domain/errors'
import { authorize } from '@leora/domain/policy'
import type { ConfirmTotpInput } from '@leora/domain/second-factor/inputs'
import type { NewTotp, RecoveryCodes } from '@leora/domain/second-factor/second-factor'
import type { TenantContext } from '../context.ts'
import { mailFactorChanged } from '../mail/mail-factor-changed.ts'
import { renewSession } from '../sign-in/renew-session.ts'
import { assertMayTry } from '../sign-in/sign-in-guard.ts'
import { totpPlace } from './prove-factor.ts'
import { replaceRecoveryCodes } from './recovery-codes.ts'
import { findStep, newTotpSecret, otpauthUri, toBase32 } from './totp.ts'

/** A secret that counts for nothing until a first right code shows that the app has it. */
export async function beginTotp(ctx: TenantContext): Promise<NewTotp> {
  authorize(canActAsPerson(ctx.actor))
  const { userId } = ctx.actor
  const { auth } = ctx.database
  const secret = newTotpSecret()
  const secretSealed = await ctx.keyRing.seal(totpPlace(userId), secret)
  const begun = await auth
    .insert(totp)
    .values({ userId, secretSealed })
    .onConflictDoUpdate({
      target: totp.userId,
      set: { secretSealed, lastStep: 0, createdAt: sql`now()` },
      setWhere: isNull(totp.confirmedAt),
    })
    .returning({ userId: totp.userId })
  if (begun.length === 0) {
    throw new DomainError(
      'invalid_state',
      'You have an authenticator app already. Remove it first to set up another one.',
    )
  }
  const [user] = await auth.select({ email: users.email }).from(users).where(eq(users.id, userId))
  return { secret: toBase32(secret), uri: otpauthUri(secret, user?.email ?? '', 'Leora') }
}

/** From now on each sign-in asks for a code; sessions begun without one end. */
export async function confirmTotp(
  ctx: TenantContext,
  { code }: ConfirmTotpInput,
): Promise<RecoveryCodes> {
  authorize(canActAsPerson(ctx.actor))
  const { userId } = ctx.actor
  const { auth } = ctx.database
  const { request } = ctx
  const reserved = await assertMayTry(auth, { space: 'factor', of: { userId }, request })
  const [row] = await auth
    .select({ secretSealed: totp.secretSealed })
    .from(totp)
    .where(and(eq(totp.userId, userId), isNull(totp.confirmedAt)))
  if (!row) throw new DomainError('invalid_state', 'Begin setting up your app again.')
  const secret = await ctx.keyRing.open(totpPlace(userId), row.secretSealed)
  const step = findStep(secret, code, Date.now())
  if (step === null) {
    throw new DomainError(
      'invalid',
      'This code is not right. Check the clock of your device, then write the code shown now.',
      { fields: { code: 'Write the code shown now.' } },
    )
  }
  const confirmed = await auth
    .update(totp)
    .set({ confirmedAt: sql`now()`, lastStep: step })
    .where(
      and(
        eq(totp.userId, userId),
        isNull(totp.confirmedAt),
        eq(totp.secretSealed, row.secretSealed),
      ),
    )
    .returning({ userId: totp.userId })
  if (confirmed.length === 0) {
    throw new DomainError('invalid_state', 'Begin setting up your app again.')
  }
  await reserved.succeeded()
  const recoveryCodes = await replaceRecoveryCodes(auth, userId)
  await renewSession(ctx, { isFactorProven: true, isSteppedUp: true })
  await endOtherSessions(ctx)
  await mailFactorChanged(ctx, userId, 'app_added')
  return { recoveryCodes }
}

export async function renewRecoveryCodes(ctx: TenantContext): Promise<RecoveryCodes> {
  authorize(canActAsPerson(ctx.actor))
  const { userId } = ctx.actor
  const { auth } = ctx.database
  const [row] = await auth
    .select({ userId: totp.userId })
    .from(totp)
    .where(and(eq(totp.userId, userId), isNotNull(totp.confirmedAt)))
  if (!row) {
    throw new DomainError('invalid_state', 'Recovery codes come with an authenticator app.')
  }
  const recoveryCodes = await replaceRecoveryCodes(auth, userId)
  await mailFactorChanged(ctx, userId, 'codes_renewed')
  return { recoveryCodes }
}

/** Whoever else is signed in as this person proved less than is asked from now on. */
export async function endOtherSessions({ actor, database }: TenantContext): Promise<void> {
  await database.auth
    .delete(sessions)
    .where(and(eq(sessions.userId, actor.userId), ne(sessions.id, actor.sessionId ?? '')))
}
