import { and, eq, isNotNull, lt } from '@leora/db'
import { totp } from '@leora/db/schema/index'
import type { RequestInfo } from '@leora/db/tenant'
import { DomainError } from '@leora/domain/errors'
import type { HeldFactorInput } from '@leora/domain/second-factor/inputs'
import type { Services } from '../context.ts'
import { assertMayTry } from '../sign-in/sign-in-guard.ts'
import { useRecoveryCode } from './recovery-codes.ts'
import { findStep } from './totp.ts'

type Proving = Pick<Services, 'database' | 'keyRing'>

export const totpPlace = (userId: string) => ({
  tenantId: null,
  table: 'auth.totp',
  column: 'secret_sealed',
  rowId: userId,
})

/**
 * Throws unless this code is right, and uses it up. Wrong codes make one wait, across sign-ins and
 * restarts; a recovery code has too many bits to be guessed and is always let through.
 */
export async function proveFactor(
  services: Proving,
  userId: string,
  input: HeldFactorInput,
  request: RequestInfo,
): Promise<void> {
  const { auth } = services.database
  if (input.method === 'recovery') {
    if (await useRecoveryCode(auth, userId, input.code)) return
    throw new DomainError('forbidden', wrongSentences.recovery)
  }
  const reserved = await assertMayTry(auth, { space: 'factor', of: { userId }, request })
  if (!(await useTotpCode(services, userId, input.code))) {
    throw new DomainError('forbidden', wrongSentences.totp)
  }
  await reserved.succeeded()
}

const wrongSentences = {
  totp: 'This code is not right, or was used before. Wait for the next one and try again.',
  recovery: 'This recovery code is not right, or was used before. Try another one.',
} as const

async function useTotpCode(services: Proving, userId: string, code: string): Promise<boolean> {
  const { auth } = services.database
  const [row] = await auth
    .select({ secretSealed: totp.secretSealed })
    .from(totp)
    .where(and(eq(totp.userId, userId), isNotNull(totp.confirmedAt)))
  if (!row) return false
  const secret = await services.keyRing.open(totpPlace(userId), row.secretSealed)
  const step = findStep(secret, code, Date.now())
  if (step === null) return false
  // Set only upwards: of many that send one code at once, one finds its step still free.
  const taken = await auth
    .update(totp)
    .set({ lastStep: step })
    .where(and(eq(totp.userId, userId), lt(totp.lastStep, step)))
    .returning({ userId: totp.userId })
  return taken.length > 0
}
