import { and, eq, sql } from '@leora/db'
import { codeChannels, users } from '@leora/db/schema/index'
import type { Locale } from '@leora/domain/account/inputs'
import { canActAsPerson } from '@leora/domain/account/policy'
import { DomainError } from '@leora/domain/errors'
import { authorize } from '@leora/domain/policy'
import {
  type BeginCodeChannelInput,
  type CodeChannel,
  type ConfirmCodeChannelInput,
  hintOf,
  sentCodeRules,
} from '@leora/domain/second-factor/code-channels'
import { triesPerChallenge } from '@leora/domain/second-factor/tries'
import type { TenantContext } from '../context.ts'
import { mailFactorChanged } from '../mail/mail-factor-changed.ts'
import { listFactors } from '../sign-in/finish-sign-in.ts'
import { verifyPassword } from '../sign-in/password.ts'
import { codePostOf } from './code-sender.ts'
import { newSentCode, sentJustNow, wrongSentCode } from './sent-codes.ts'
import { assertConfirmedBeside } from './step-up-code.ts'

/** Sends a first code; once it comes back, codes may be sent this way at the sign-in. */
export async function beginCodeChannel(
  ctx: TenantContext,
  input: BeginCodeChannelInput,
): Promise<{ to: string }> {
  authorize(canActAsPerson(ctx.actor))
  const { userId } = ctx.actor
  const { auth } = ctx.database
  const { channel } = input
  // A code that is sent can be read on its way: alone it would be too little.
  if ((await listFactors(auth, userId)).length === 0) {
    throw new DomainError(
      'invalid_state',
      'A sent code is a second choice. Set up an authenticator app or a passkey first.',
    )
  }
  if (channel === 'sms') await assertConfirmedBeside(ctx, channel)
  const post = codePostOf(ctx, channel)
  if (!post) throw new DomainError('invalid_state', 'This Leora sends no text messages.')
  const [user] = await auth
    .select({ email: users.email, name: users.name, locale: users.locale })
    .from(users)
    .where(eq(users.id, userId))
  if (!user) throw new DomainError('not_found', 'This person does not exist any more.')
  const phone = input.channel === 'sms' ? input.phone : null
  const { code, codeHash } = await newSentCode()
  const begun = { phone, codeHash, codeSentAt: sql`now()`, attempts: 0, confirmedAt: null }
  const to = phone ?? user.email
  await auth.transaction(async (tx) => {
    const [noted] = await tx
      .insert(codeChannels)
      .values({ userId, channel, ...begun })
      .onConflictDoUpdate({
        target: [codeChannels.userId, codeChannels.channel],
        set: begun,
        setWhere: sql`coalesce(${codeChannels.codeSentAt} < now() - make_interval(secs => ${sentCodeRules.pauseSeconds}), true)`,
      })
      .returning({ channel: codeChannels.channel })
    if (!noted) throw sentJustNow()
    await post(tx, { to, code, locale: user.locale as Locale, name: user.name, userId })
  })
  await ctx.jobs.wake('deliver-identity-mail')
  return { to: hintOf(channel, to) }
}

export async function confirmCodeChannel(
  ctx: TenantContext,
  { channel, code }: ConfirmCodeChannelInput,
): Promise<{ channel: CodeChannel }> {
  authorize(canActAsPerson(ctx.actor))
  const { userId } = ctx.actor
  const { auth } = ctx.database
  const mine = and(eq(codeChannels.userId, userId), eq(codeChannels.channel, channel))
  // Counted before it is looked at, so that parallel tries cannot be more than are allowed.
  const [sent] = await auth
    .update(codeChannels)
    .set({ attempts: sql`${codeChannels.attempts} + 1` })
    .where(
      and(
        mine,
        sql`${codeChannels.attempts} < ${triesPerChallenge}`,
        sql`${codeChannels.codeSentAt} > now() - make_interval(mins => ${sentCodeRules.minutes})`,
      ),
    )
    .returning({ codeHash: codeChannels.codeHash })
  const codeHash = sent?.codeHash
  if (!codeHash || !(await verifyPassword(code, codeHash))) throw wrongSentCode()
  const [confirmed] = await auth
    .update(codeChannels)
    .set({ confirmedAt: sql`now()`, codeHash: null })
    .where(and(mine, eq(codeChannels.codeHash, codeHash)))
    .returning({ channel: codeChannels.channel })
  if (!confirmed) throw wrongSentCode()
  await mailFactorChanged(ctx, userId, 'code_channel_added')
  return { channel }
}

export async function removeCodeChannel(
  ctx: TenantContext,
  { channel }: { channel: CodeChannel },
): Promise<{ channel: CodeChannel }> {
  authorize(canActAsPerson(ctx.actor))
  const { userId } = ctx.actor
  const removed = await ctx.database.auth
    .delete(codeChannels)
    .where(and(eq(codeChannels.userId, userId), eq(codeChannels.channel, channel)))
    .returning({ confirmedAt: codeChannels.confirmedAt })
  if (removed.some(({ confirmedAt }) => confirmedAt !== null)) {
    await mailFactorChanged(ctx, userId, 'code_channel_removed')
  }
  return { channel }
}
