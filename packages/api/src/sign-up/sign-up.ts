import { randomBytes } from 'node:crypto'
import { and, eq, gt, sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import { members, passwords, signUps, tenants, users } from '@leora/db/schema/index'
import { hashToken, type RequestInfo } from '@leora/db/tenant'
import type { Locale } from '@leora/domain/account/inputs'
import { proposeNumberPrefix } from '@leora/domain/admin/enrolment'
import { DomainError } from '@leora/domain/errors'
import type { SignUpInput, VerifySignUpInput } from '@leora/domain/sign-up/inputs'
import { uuid7 } from '@leora/domain/uuid7'
import type { Services } from '../context.ts'
import { mailedLink, postIdentityMail } from '../identity-mail/post-identity-mail.ts'
import { finishSignIn, type SignInStep } from '../sign-in/finish-sign-in.ts'
import { lastTenant } from '../sign-in/open-session.ts'
import { hashPassword } from '../sign-in/password.ts'
import { assertUncommon } from '../sign-in/uncommon-password.ts'

/**
 * Nothing exists before the mail is answered. Whoever has a sign-in already is told so by mail, and
 * takes the same steps, so that neither the answer nor its time tells which addresses exist. Whoever
 * works in no company any more may begin one with the sign-in they have.
 */
export async function signUp(services: Services, input: SignUpInput): Promise<void> {
  const { company, name, email, locale, timeZone } = input
  await assertUncommon(input.password, { field: 'password', about: [company, name, email] })
  const passwordHash = await hashPassword(input.password)
  const token = randomBytes(32).toString('base64url')
  await services.database.auth.transaction(async (tx) => {
    const [known] = await tx
      .select({
        id: users.id,
        email: users.email,
        name: users.name,
        locale: users.locale,
        hasCompany: sql<boolean>`exists (select from members m where m.user_id = users.id and m.suspended_at is null)`,
      })
      .from(users)
      .where(sql`lower(${users.email}) = lower(${email})`)
    await tx.insert(signUps).values({
      id: uuid7(),
      // For somebody with a company nobody holds the token of this row.
      tokenHash: hashToken(known?.hasCompany ? randomBytes(32).toString('base64url') : token),
      email,
      name,
      company,
      passwordHash,
      locale,
      timeZone,
      expiresAt: sql`now() + interval '1 day'`,
    })
    const page = known?.hasCompany
      ? `${services.publicUrl}/forgot`
      : mailedLink(services.publicUrl, 'verify', token)
    await postIdentityMail(services, tx, {
      kind: known ? (known.hasCompany ? 'known_sign_up' : 'begin_again') : 'verify_sign_up',
      recipient: known?.email ?? email,
      locale: known ? (known.locale as Locale) : locale,
      facts: { name: known?.name ?? name, company, link: page },
      userId: known?.id ?? null,
    })
  })
  await services.jobs.wake('deliver-identity-mail')
}

/**
 * The company and its owner begin here, once. Somebody known signs in as they are used to: a mailbox
 * alone opens nothing that a password or a second factor keeps shut.
 */
export async function verifySignUp(
  services: Services,
  { token }: VerifySignUpInput,
  request: RequestInfo,
): Promise<SignInStep | { next: 'sign_in' }> {
  const { userId, isKnown } = await services.database.auth.transaction(async (tx) => {
    const [pending] = await tx
      .delete(signUps)
      .where(and(eq(signUps.tokenHash, hashToken(token)), gt(signUps.expiresAt, sql`now()`)))
      .returning()
    if (!pending) {
      throw new DomainError(
        'not_found',
        'This link was used before, or is older than a day. Sign in, or sign up again.',
      )
    }
    return await beginCompany(tx, pending)
  })
  if (isKnown) return { next: 'sign_in' }
  return await finishSignIn(services, { userId, method: 'link', isBothFactors: false, request })
}

type Pending = typeof signUps.$inferSelect

interface Founder {
  userId: string
  isKnown: boolean
}

async function beginCompany(tx: AuthDb, pending: Pending): Promise<Founder> {
  const { company, locale, timeZone } = pending
  const founder = await findFounder(tx, pending)
  const { userId } = founder
  const tenantId = uuid7()
  await tx.execute(sql`select set_config('app.tenant_id', ${tenantId}, true),
    set_config('app.actor_id', ${userId}, true), set_config('app.actor_kind', 'user', true)`)
  const numberPrefix = proposeNumberPrefix(company)
  await tx.insert(tenants).values({ tenantId, name: company, numberPrefix, locale, timeZone })
  await tx.insert(members).values({ tenantId, userId, role: 'owner' })
  return founder
}

async function findFounder(tx: AuthDb, pending: Pending): Promise<Founder> {
  const { email, name, passwordHash, locale, timeZone } = pending
  const userId = uuid7()
  const made = await tx
    .insert(users)
    .values({ id: userId, email, name, locale, timeZone, emailVerifiedAt: sql`now()` })
    .onConflictDoNothing()
    .returning({ id: users.id })
  if (made.length > 0) {
    await tx.insert(passwords).values({ userId, hash: passwordHash })
    return { userId, isKnown: false }
  }
  // Locked, so that of two links of one person the second finds the company of the first.
  const [known] = await tx
    .select({ id: users.id })
    .from(users)
    .where(sql`lower(${users.email}) = lower(${email})`)
    .for('update')
  if (!known || (await lastTenant(tx, known.id)) !== null) {
    throw new DomainError('conflict', 'This address has a sign-in by now. Sign in with it.')
  }
  return { userId: known.id, isKnown: true }
}
