import { randomBytes } from 'node:crypto'
import { and, eq, gt, inArray, sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import { mailedLinks, passwords, sessions, users } from '@leora/db/schema/index'
import { hashToken, type RequestInfo } from '@leora/db/tenant'
import type { Locale } from '@leora/domain/account/inputs'
import { DomainError } from '@leora/domain/errors'
import type { ForgotPasswordInput, ResetPasswordInput } from '@leora/domain/sign-up/inputs'
import { uuid7 } from '@leora/domain/uuid7'
import type { Services } from '../context.ts'
import { accountReader } from '../identity-mail/former-addresses.ts'
import {
  mailedLink,
  postAccountChange,
  postIdentityMail,
} from '../identity-mail/post-identity-mail.ts'
import { type AddedProof, describeRemoved } from '../identity-mail/removed-proofs.ts'
import { hashPassword } from '../sign-in/password.ts'
import { recordSignIn } from '../sign-in/sign-in-events.ts'
import { assertUncommon } from '../sign-in/uncommon-password.ts'

/**
 * The same answer and the same steps for an address that nobody has: the link belongs to no
 * one, and its mail goes nowhere.
 */
export async function forgotPassword(
  services: Services,
  { email }: ForgotPasswordInput,
): Promise<void> {
  await services.database.auth.transaction(async (tx) => {
    const [user] = await tx
      .select({ id: users.id, name: users.name, email: users.email, locale: users.locale })
      .from(users)
      .where(sql`lower(${users.email}) = lower(${email})`)
    await postResetLink(services, tx, user, { kind: 'reset_password' })
  })
  await services.jobs.wake('deliver-identity-mail')
}

interface Reader {
  id: string
  name: string
  email: string
  locale: string
}

type ResetMail =
  | { kind: 'reset_password' }
  | { kind: 'account_taken_back'; removed: Record<AddedProof, number> }

/** The link with which somebody chooses a new password, and the mail it comes by. */
export async function postResetLink(
  services: Services,
  tx: AuthDb,
  reader: Reader | undefined,
  mail: ResetMail,
): Promise<void> {
  const token = randomBytes(32).toString('base64url')
  await tx.execute(sql`
    insert into ${mailedLinks} (id, token_hash, purpose, user_id, expires_at)
    select ${uuid7()}::uuid, ${hashToken(token)}::bytea, 'reset_password', u.id, now() + interval '1 hour'
    from auth.users u where u.id = ${reader?.id ?? null}::uuid`)
  const locale = (reader?.locale ?? 'en') as Locale
  await postIdentityMail(services, tx, {
    kind: mail.kind,
    recipient: reader?.email ?? '',
    locale,
    facts: {
      name: reader?.name ?? '',
      link: mailedLink(services.publicUrl, 'reset', token),
      ...('removed' in mail ? { what: describeRemoved(locale, mail.removed) } : {}),
    },
    userId: reader?.id ?? null,
  })
}

/** Ends every session and signs nobody in: the next sign-in asks for the second factor as ever. */
export async function resetPassword(
  services: Services,
  { token, password }: ResetPasswordInput,
  request: RequestInfo,
): Promise<void> {
  const { auth } = services.database
  const [person] = await auth
    .select({ name: users.name, email: users.email })
    .from(mailedLinks)
    .innerJoin(users, eq(users.id, mailedLinks.userId))
    .where(isOpenReset(token))
  if (!person) throw usedLink()
  await assertUncommon(password, { field: 'password', about: [person.name, person.email] })
  const hash = await hashPassword(password)
  const userId = await auth.transaction(async (tx) => {
    // Deleted as it is used: of many that hold the link, one chooses the password.
    const [link] = await tx.delete(mailedLinks).where(isOpenReset(token)).returning()
    if (!link) throw usedLink()
    const { userId } = link
    await endOwnLinks(tx, userId)
    await tx
      .insert(passwords)
      .values({ userId, hash })
      .onConflictDoUpdate({ target: passwords.userId, set: { hash, changedAt: sql`now()` } })
    await tx.delete(sessions).where(eq(sessions.userId, userId))
    // Whoever reads the mail at this address owns it.
    const [user] = await tx
      .update(users)
      .set({ emailVerifiedAt: sql`coalesce(${users.emailVerifiedAt}, now())` })
      .where(eq(users.id, userId))
      .returning(accountReader)
    if (user) {
      await postAccountChange(services, tx, user, {
        kind: 'password_changed',
        facts: { link: `${services.publicUrl}/forgot` },
      })
    }
    return userId
  })
  await recordSignIn(auth, { outcome: 'reset', method: 'link', request, userId })
  await services.jobs.wake('deliver-identity-mail')
}

/**
 * A new password ends the links that lead to one or to a new address. Those that take the account back
 * stay: a stranger who sets a password must not shut its owner out.
 */
export async function endOwnLinks(tx: AuthDb, userId: string): Promise<void> {
  await tx
    .delete(mailedLinks)
    .where(
      and(
        eq(mailedLinks.userId, userId),
        inArray(mailedLinks.purpose, ['reset_password', 'change_email']),
      ),
    )
}

function isOpenReset(token: string) {
  return and(
    eq(mailedLinks.tokenHash, hashToken(token)),
    eq(mailedLinks.purpose, 'reset_password'),
    gt(mailedLinks.expiresAt, sql`now()`),
  )
}

function usedLink(): DomainError {
  return new DomainError(
    'not_found',
    'This link was used before, or is older than an hour. Ask for a new one.',
  )
}
