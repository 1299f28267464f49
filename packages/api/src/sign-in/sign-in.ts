import { randomBytes } from 'node:crypto'
import { desc, eq, sql } from '@leora/db'
import { members, passwords, sessions, users } from '@leora/db/schema/index'
import type { Credential, RequestInfo } from '@leora/db/tenant'
import { hashToken } from '@leora/db/tenant'
import { DomainError } from '@leora/domain/errors'
import type { SignInInput } from '@leora/domain/sign-in/inputs'
import { uuid7 } from '@leora/domain/uuid7'
import type { Services } from '../context.ts'
import { pretendToVerify, verifyPassword } from './password.ts'
import { assertMayTry, forgetFailures, noteFailure } from './sign-in-guard.ts'

const sessionDays = 30

export interface SignedIn {
  /** Goes into the cookie; only its hash is kept. */
  token: string
  expiresAt: string
}

/** One sentence and one duration for every reason to refuse, so that nothing tells which addresses exist. */
export async function signIn(
  { database }: Services,
  input: SignInInput,
  request: RequestInfo,
): Promise<SignedIn> {
  const attempt = { email: input.email, ip: request.ip }
  await assertMayTry(database.auth, attempt)
  const [found] = await database.auth
    .select({ userId: users.id, hash: passwords.hash })
    .from(users)
    .innerJoin(passwords, eq(passwords.userId, users.id))
    .where(sql`lower(${users.email}) = lower(${input.email})`)
  const isRight = found
    ? await verifyPassword(input.password, found.hash)
    : await pretendToVerify(input.password).then(() => false)
  const tenantId = found && isRight ? await lastTenant(database.auth, found.userId) : null
  if (!found || tenantId === null) {
    await noteFailure(database.auth, attempt)
    throw new DomainError(
      'forbidden',
      'E-mail and password do not match. Check both and try again.',
    )
  }
  await forgetFailures(database.auth, attempt)
  return await openSession(database.auth, { userId: found.userId, tenantId, request })
}

export async function openSession(
  auth: Services['database']['auth'],
  { userId, tenantId, request }: { userId: string; tenantId: string; request: RequestInfo },
): Promise<SignedIn> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + sessionDays * 86_400_000).toISOString()
  await auth.insert(sessions).values({
    id: uuid7(),
    tokenHash: hashToken(token),
    userId,
    tenantId,
    expiresAt,
    ipAddress: request.ip ?? null,
    userAgent: request.agent?.slice(0, 300) ?? null,
  })
  return { token, expiresAt }
}

export async function signOut({ database }: Services, credential: Credential): Promise<void> {
  await database.auth.delete(sessions).where(eq(sessions.tokenHash, credential.tokenHash))
}

/** The company the person worked in last, or the first they joined. */
async function lastTenant(
  auth: Services['database']['auth'],
  userId: string,
): Promise<string | null> {
  const [row] = await auth
    .select({ tenantId: members.tenantId })
    .from(members)
    .leftJoin(
      sessions,
      sql`${sessions.userId} = ${members.userId} and ${sessions.tenantId} = ${members.tenantId}`,
    )
    .where(eq(members.userId, userId))
    .orderBy(sql`${sessions.lastSeenAt} desc nulls last`, members.createdAt, desc(members.tenantId))
    .limit(1)
  return row?.tenantId ?? null
}
