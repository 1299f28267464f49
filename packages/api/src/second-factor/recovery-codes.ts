import { createHash, randomBytes } from 'node:crypto'
import { and, eq } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import { recoveryCodes } from '@leora/db/schema/index'
import { recoveryCodeCount } from '@leora/domain/second-factor/second-factor'
import { uuid7 } from '@leora/domain/uuid7'
import { toBase32 } from './totp.ts'

/** Kills the old set and makes a new one; the answer is the only place they are ever written. */
export async function replaceRecoveryCodes(auth: AuthDb, userId: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, newRecoveryCode)
  await auth.transaction(async (tx) => {
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId))
    await tx
      .insert(recoveryCodes)
      .values(codes.map((code) => ({ id: uuid7(), userId, hash: hashOf(code) })))
  })
  return codes.map((code) => code.replace(/(.{4})(?=.)/g, '$1-'))
}

/** Deleted as it is used: of many tries with one code, one is right. */
export async function useRecoveryCode(
  auth: AuthDb,
  userId: string,
  code: string,
): Promise<boolean> {
  const used = await auth
    .delete(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.hash, hashOf(code))))
    .returning({ id: recoveryCodes.id })
  return used.length > 0
}

// 120 random bits, so that a fast hash is enough: nobody can try them all.
function newRecoveryCode(): string {
  return toBase32(randomBytes(15))
}

function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('base64url')
}
