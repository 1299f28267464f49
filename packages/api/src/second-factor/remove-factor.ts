import { and, eq, sql } from '@leora/db'
import { codeChannels, passkeys, recoveryCodes, sessions, totp } from '@leora/db/schema/index'
import { canActAsPerson } from '@leora/domain/account/policy'
import { DomainError } from '@leora/domain/errors'
import { authorize } from '@leora/domain/policy'
import type { ResetFactorsInput } from '@leora/domain/second-factor/inputs'
import { canRemoveFactor, canResetFactors } from '@leora/domain/second-factor/policy'
import type { TenantContext } from '../context.ts'
import { mailFactorChanged } from '../mail/mail-factor-changed.ts'
import { readAccountSecurity } from './account-security.ts'
import { endOtherSessions } from './enrol-totp.ts'

export async function removeTotp(ctx: TenantContext): Promise<{ removed: boolean }> {
  authorize(canActAsPerson(ctx.actor))
  const { userId } = ctx.actor
  const { isFactorRequired, passkeys: keys } = await readAccountSecurity(ctx)
  authorize(canRemoveFactor(ctx.actor, { isRequired: isFactorRequired, isLast: keys === 0 }))
  const removed = await ctx.database.auth.transaction(async (tx) => {
    const gone = await tx.delete(totp).where(eq(totp.userId, userId)).returning()
    // Recovery codes stand in for the app alone.
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId))
    return gone.some(({ confirmedAt }) => confirmedAt !== null)
  })
  if (removed) {
    await endOtherSessions(ctx)
    await mailFactorChanged(ctx, userId, 'app_removed')
  }
  return { removed }
}

/**
 * For who lost their device. The password stays, so an owner cannot sign in as somebody else; and a person
 * who works for other companies, too, must not be weakened there by an owner of this one.
 */
export async function resetFactors(
  ctx: TenantContext,
  { userId, reason }: ResetFactorsInput,
): Promise<{ userId: string }> {
  authorize(canResetFactors(ctx.actor, { userId }))
  const { auth } = ctx.database
  const [member] = await auth.execute<{ isHere: boolean; isElsewhere: boolean }>(sql`
    select coalesce(bool_or(m.tenant_id = ${ctx.actor.tenantId}), false) as "isHere",
      coalesce(bool_or(m.tenant_id <> ${ctx.actor.tenantId}), false) as "isElsewhere"
    from members m where m.user_id = ${userId}`)
  if (!member?.isHere) {
    throw new DomainError('not_found', 'This person is not a member of your company.')
  }
  if (member.isElsewhere) {
    throw new DomainError(
      'invalid_state',
      'This person works for another company, too. They reset their second factor themselves, by a recovery code.',
    )
  }
  await auth.transaction(async (tx) => {
    await tx.delete(totp).where(eq(totp.userId, userId))
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId))
    await tx.delete(passkeys).where(eq(passkeys.userId, userId))
    await tx.delete(codeChannels).where(eq(codeChannels.userId, userId))
    await tx.delete(sessions).where(and(eq(sessions.userId, userId)))
  })
  const changes = {
    secondFactor: { old: 'set up', new: 'reset' },
    reason: { old: null, new: reason },
  }
  await ctx.db.run('select audit.record_act($1, $2, $3, $4::jsonb)', [
    'members',
    userId,
    'permission_changed',
    JSON.stringify(changes),
  ])
  await mailFactorChanged(ctx, userId, 'reset_by_owner')
  return { userId }
}
