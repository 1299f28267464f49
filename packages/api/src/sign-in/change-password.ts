import { and, eq, ne, sql } from '@leora/db'
import { passwords, sessions, users } from '@leora/db/schema/index'
import type { ChangePasswordInput } from '@leora/domain/account/inputs'
import { canActAsPerson } from '@leora/domain/account/policy'
import { DomainError } from '@leora/domain/errors'
import { authorize } from '@leora/domain/policy'
import type { SignInAnswer } from '@leora/domain/sign-in/sign-in'
import type { TenantContext } from '../context.ts'
import { accountReader } from '../identity-mail/former-addresses.ts'
import { postAccountChange } from '../identity-mail/post-identity-mail.ts'
import { endOwnLinks } from '../password-reset/password-reset.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { renewSession } from './renew-session.ts'
import { assertMayTry } from './sign-in-guard.ts'
import { assertUncommon } from './uncommon-password.ts'

export async function changePassword(
  ctx: TenantContext,
  { currentPassword, newPassword, endOthers }: ChangePasswordInput,
): Promise<SignInAnswer> {
  authorize(canActAsPerson(ctx.actor))
  const { userId, sessionId } = ctx.actor
  const { auth } = ctx.database
  const [person] = await auth
    .select({ ...accountReader, hash: passwords.hash })
    .from(users)
    .leftJoin(passwords, eq(passwords.userId, users.id))
    .where(eq(users.id, userId))
  if (!person) throw new DomainError('not_found', 'This person does not exist any more.')
  await assertCurrent(ctx, person, currentPassword)
  await assertUncommon(newPassword, { field: 'newPassword', about: [person.name, person.email] })
  const hash = await hashPassword(newPassword)
  await auth.transaction(async (tx) => {
    await tx
      .insert(passwords)
      .values({ userId, hash })
      .onConflictDoUpdate({ target: passwords.userId, set: { hash, changedAt: sql`now()` } })
    await endOwnLinks(tx, userId)
    if (endOthers) {
      await tx
        .delete(sessions)
        .where(and(eq(sessions.userId, userId), ne(sessions.id, sessionId ?? '')))
    }
    await postAccountChange(ctx, tx, person, {
      kind: 'password_changed',
      facts: { link: `${ctx.publicUrl}/forgot` },
    })
  })
  await renewSession(ctx, { isSteppedUp: true })
  await ctx.jobs.wake('deliver-identity-mail')
  return { next: 'done' }
}

async function assertCurrent(
  { database, request }: TenantContext,
  { email, hash }: { email: string; hash: string | null },
  password: string,
): Promise<void> {
  if (hash === null) {
    throw new DomainError('invalid_state', 'You sign in without a password. Set one by a reset.')
  }
  const reserved = await assertMayTry(database.auth, { space: 'account', of: { email }, request })
  if (!(await verifyPassword(password, hash))) {
    throw new DomainError('invalid', 'This is not your password.', {
      fields: { currentPassword: 'This is not your password.' },
    })
  }
  await reserved.succeeded()
}
