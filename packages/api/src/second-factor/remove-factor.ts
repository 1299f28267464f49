import { sql } from '@leora/db'
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
  // Recovery codes stand in for the app alone.
  const gone = await ctx.database.auth.execute<{ isConfirmed: boolean }>(sql`
    with codes as (delete from auth.recovery_codes where user_id = ${userId})
    delete from auth.totp where user_id = ${userId}
    returning confirmed_at is not null as "isConfirmed"`)
  const removed = gone.some(({ isConfirmed }) => isConfirmed)
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
  await auth.execute(sql`
    with apps as (delete from auth.totp where user_id = ${userId}),
      codes as (delete from auth.recovery_codes where user_id = ${userId}),
      keys as (delete from auth.passkeys where user_id = ${userId}),
      channels as (delete from auth.code_channels where user_id = ${userId})
    delete from auth.sessions where user_id = ${userId}`)
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
