import { eq } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import { passkeys } from '@leora/db/schema/index'
import { maxPasskeys } from '@leora/domain/passkeys/passkey'
import { ceremonyTimeoutMs } from './ceremonies.ts'

type KnownCredentials = Awaited<ReturnType<typeof listCredentials>>

/** As the browser wants to be told of them. */
export async function listCredentials(auth: AuthDb, userId: string) {
  const rows = await auth
    .select({ credentialId: passkeys.credentialId, transports: passkeys.transports })
    .from(passkeys)
    .where(eq(passkeys.userId, userId))
    .limit(maxPasskeys)
  return rows.map(({ credentialId, transports }) => ({
    id: credentialId.toString('base64url'),
    transports,
  }))
}

/** Without any passkeys named, the person picks one that the device knows for this address. */
export async function askForPasskey(
  rpID: string,
  challenge: string,
  allowCredentials: KnownCredentials,
) {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
  return await generateAuthenticationOptions({
    rpID,
    challenge: Buffer.from(challenge, 'base64url'),
    allowCredentials,
    userVerification: 'required',
    timeout: ceremonyTimeoutMs,
  })
}
