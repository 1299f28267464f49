import { eq, or, sql } from '@leora/db'
import { passwords, sessions, users } from '@leora/db/schema/index'
import type { Credential, RequestInfo } from '@leora/db/tenant'
import { DomainError } from '@leora/domain/errors'
import type { SignInInput } from '@leora/domain/sign-in/inputs'
import { tooManyTries } from '@leora/domain/sign-in/lockout'
import type { Services } from '../context.ts'
import { type FirstProof, finishSignIn, type SignInStep } from './finish-sign-in.ts'
import { pretendToVerify, verifyPassword } from './password.ts'
import { recordSignIn } from './sign-in-events.ts'
import { reserveTry } from './sign-in-guard.ts'

/** One sentence and one duration for every reason to refuse, so that nothing tells which addresses exist. */
export async function signIn(
  services: Services,
  input: SignInInput & Pick<FirstProof, 'link'>,
  request: RequestInfo,
): Promise<SignInStep> {
  const { auth } = services.database
  const reserved = await reserveTry(auth, { space: 'account', of: input, request })
  if (reserved.waitMs !== null) {
    const userId = reserved.userId ?? undefined
    await recordSignIn(auth, { outcome: 'locked', method: 'password', request, userId })
    throw new DomainError('limit_reached', tooManyTries(reserved.waitMs))
  }
  const [found] = await auth
    .select({ userId: users.id, hash: passwords.hash })
    .from(users)
    .innerJoin(passwords, eq(passwords.userId, users.id))
    .where(sql`lower(${users.email}) = lower(${input.email})`)
  const isRight = found
    ? await verifyPassword(input.password, found.hash)
    : await pretendToVerify(input.password).then(() => false)
  if (!found || !isRight) {
    await recordSignIn(auth, {
      outcome: found ? 'wrong_password' : 'unknown_address',
      method: 'password',
      request,
      userId: found?.userId,
    })
    throw new DomainError(
      'forbidden',
      'E-mail and password do not match. Check both and try again.',
    )
  }
  await reserved.succeeded()
  return await finishSignIn(services, {
    userId: found.userId,
    method: 'password',
    isBothFactors: false,
    request,
    invitation: input.invitation,
    link: input.link,
  })
}

export async function signOut({ database }: Services, credential: Credential): Promise<void> {
  const { tokenHash } = credential
  await database.auth.delete(sessions).where(
    or(
      eq(sessions.tokenHash, tokenHash),
      // The token may have been replaced a moment ago, with an answer that is still under way.
      sql`${sessions.previousTokenHash} = ${tokenHash} and ${sessions.renewedAt} > now() - interval '1 minute'`,
    ),
  )
}
