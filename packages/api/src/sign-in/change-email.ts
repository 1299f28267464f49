import { randomBytes } from 'node:crypto'
import { and, eq, gt, inArray, sql } from '@leora/db'
import { mailedLinks, users } from '@leora/db/schema/index'
import { hashToken, type RequestInfo } from '@leora/db/tenant'
import type { ChangeEmailInput, Locale } from '@leora/domain/account/inputs'
import { canActAsPerson } from '@leora/domain/account/policy'
import { DomainError } from '@leora/domain/errors'
import { authorize } from '@leora/domain/policy'
import type {
  ConfirmEmailAnswer,
  ConfirmEmailInput,
  SignUpAnswer,
} from '@leora/domain/sign-up/inputs'
import { uuid7 } from '@leora/domain/uuid7'
import type { Services, TenantContext } from '../context.ts'
import { accountReader } from '../identity-mail/former-addresses.ts'
import {
  mailedLink,
  postAccountChange,
  postIdentityMail,
} from '../identity-mail/post-identity-mail.ts'
import { assertConfirmedBeside } from '../second-factor/step-up-code.ts'
import { takeAccountBack } from './take-account-back.ts'

/** Nothing changes before the new address answers; one that is taken gets no mail and is not told. */
export async function changeEmail(
  ctx: TenantContext,
  { email }: ChangeEmailInput,
): Promise<SignUpAnswer> {
  authorize(canActAsPerson(ctx.actor))
  await assertConfirmedBeside(ctx, 'email')
  const { userId } = ctx.actor
  const token = randomBytes(32).toString('base64url')
  await ctx.database.auth.transaction(async (tx) => {
    const rows = await tx
      .select({ id: users.id, name: users.name, locale: users.locale, email: users.email })
      .from(users)
      .where(sql`${users.id} = ${userId} or lower(${users.email}) = lower(${email})`)
    const mine = rows.find(({ id }) => id === userId)
    const isTaken = rows.some(({ id }) => id !== userId)
    if (!mine || isTaken) return
    await tx
      .delete(mailedLinks)
      .where(and(eq(mailedLinks.userId, userId), eq(mailedLinks.purpose, 'change_email')))
    await tx.insert(mailedLinks).values({
      id: uuid7(),
      tokenHash: hashToken(token),
      purpose: 'change_email',
      userId,
      newEmail: email,
      expiresAt: sql`now() + interval '1 day'`,
    })
    await postIdentityMail(ctx, tx, {
      kind: 'confirm_email',
      recipient: email,
      locale: mine.locale as Locale,
      facts: { name: mine.name, link: mailedLink(ctx.publicUrl, 'confirm-email', token) },
      userId,
    })
  })
  await ctx.jobs.wake('deliver-identity-mail')
  return { next: 'mailed' }
}

/**
 * Confirms the new address, or, by the link sent to the old one, takes the change back and the whole
 * account with it: somebody else was at work.
 */
export async function confirmEmail(
  services: Services,
  { token }: ConfirmEmailInput,
  request: RequestInfo,
): Promise<ConfirmEmailAnswer> {
  const next = await services.database.auth.transaction(async (tx) => {
    const [link] = await tx
      .delete(mailedLinks)
      .where(
        and(
          eq(mailedLinks.tokenHash, hashToken(token)),
          inArray(mailedLinks.purpose, ['change_email', 'undo_email']),
          gt(mailedLinks.expiresAt, sql`now()`),
        ),
      )
      .returning()
    if (!link?.newEmail) {
      throw new DomainError(
        'not_found',
        'This link was used before, or is too old. Ask for the change again.',
      )
    }
    const { userId, newEmail } = link
    const [before] = await tx
      .select(accountReader)
      .from(users)
      .where(eq(users.id, userId))
      .for('update')
    if (!before) throw new DomainError('not_found', 'This person does not exist any more.')
    await tx
      .update(users)
      .set({ email: newEmail, emailVerifiedAt: sql`now()` })
      .where(eq(users.id, userId))
    if (link.purpose === 'undo_email') {
      await takeAccountBack(services, tx, link, request)
      return 'taken_back'
    }
    const undo = randomBytes(32).toString('base64url')
    await tx.insert(mailedLinks).values({
      id: uuid7(),
      tokenHash: hashToken(undo),
      purpose: 'undo_email',
      userId,
      newEmail: before.email,
      expiresAt: sql`now() + interval '3 days'`,
    })
    await postAccountChange(services, tx, before, {
      kind: 'email_changed',
      facts: { newEmail, link: mailedLink(services.publicUrl, 'confirm-email', undo) },
    })
    return 'changed'
  })
  await services.jobs.wake('deliver-identity-mail')
  return { next }
}
