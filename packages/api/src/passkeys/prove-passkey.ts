import { and, eq, or, sql } from '@leora/db'
import { passkeys } from '@leora/db/schema/index'
import type { RequestInfo } from '@leora/db/tenant'
import { DomainError } from '@leora/domain/errors'
import type { PasskeyProof } from '@leora/domain/passkeys/inputs'
import type { Services } from '../context.ts'
import { relyingParty } from './relying-party.ts'

type Proving = Pick<Services, 'database' | 'publicUrl' | 'reportError'>

export interface PasskeyQuestion {
  challenge: string
  /** Whose passkey it must be; null when the passkey itself says who signs in. */
  userId: string | null
  request: RequestInfo
}

/** Throws unless the passkey is known, signed this question here and its person confirmed it there. */
export async function provePasskey(
  services: Proving,
  proof: PasskeyProof,
  { challenge, userId, request }: PasskeyQuestion,
): Promise<{ userId: string }> {
  const { auth } = services.database
  const { id: rpId, origin } = relyingParty(services)
  const [known] = await auth
    .select()
    .from(passkeys)
    .where(eq(passkeys.credentialId, Buffer.from(proof.id, 'base64url')))
  if (!known || (userId !== null && known.userId !== userId)) throw refused()
  const handle = proof.response.userHandle
  if (handle && handle !== userHandleOf(known.userId).toString('base64url')) throw refused()

  // Brought in at its first use: most processes start without ever needing it.
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const { userHandle: _checked, ...response } = proof.response
  const verified = await verifyAuthenticationResponse({
    response: { ...proof, response },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
    // The counter is compared below, in the statement that stores it.
    credential: { id: proof.id, publicKey: new Uint8Array(known.publicKey), counter: 0 },
  }).catch((error: unknown) => {
    throw refused(error)
  })
  if (!verified.verified) throw refused()

  const { newCounter, credentialBackedUp } = verified.authenticationInfo
  const moved = await auth
    .update(passkeys)
    .set({ signCount: newCounter, isBackedUp: credentialBackedUp, lastUsedAt: sql`now()` })
    .where(and(eq(passkeys.id, known.id), isForward(newCounter)))
    .returning({ id: passkeys.id })
  if (moved.length === 0) {
    const message = `The counter of passkey ${known.id} went from ${known.signCount} to ${newCounter}: it may have been copied.`
    services.reportError(new Error(message), request)
    throw new DomainError(
      'forbidden',
      'This passkey may have been copied, so it was not accepted. Sign in another way and remove it.',
    )
  }
  return { userId: known.userId }
}

/** What the authenticator keeps beside the passkey; it says nothing about the person. */
export function userHandleOf(userId: string): Buffer {
  return Buffer.from(userId.replaceAll('-', ''), 'hex')
}

// Authenticators that do not count always say 0.
function isForward(counter: number) {
  return or(
    sql`${passkeys.signCount} < ${counter}`,
    sql`${passkeys.signCount} = 0 and ${counter}::bigint = 0`,
  )
}

function refused(cause?: unknown): DomainError {
  return new DomainError(
    'forbidden',
    'This passkey was not accepted. Try again, or sign in another way.',
    { cause },
  )
}
