import { canActAsPerson } from '@leora/domain/account/policy'
import { DomainError } from '@leora/domain/errors'
import type { UsePasskeyInput } from '@leora/domain/passkeys/inputs'
import { authorize } from '@leora/domain/policy'
import type { TenantContext } from '../context.ts'
import { renewSession } from '../sign-in/renew-session.ts'
import { recordSignIn } from '../sign-in/sign-in-events.ts'
import { openOwnCeremony, takeOwnCeremony } from './ceremonies.ts'
import { askForPasskey, listCredentials } from './passkey-question.ts'
import { provePasskey } from './prove-passkey.ts'
import { relyingParty } from './relying-party.ts'

/** Asks for one of the person's own passkeys. */
export async function beginPasskeyProof(ctx: TenantContext) {
  const { actor, database } = ctx
  authorize(canActAsPerson(actor))
  const { id: rpID } = relyingParty(ctx)
  const known = await listCredentials(database.auth, actor.userId)
  if (known.length === 0) {
    throw new DomainError('invalid_state', 'You have no passkey yet. Confirm another way.')
  }
  const challenge = await openOwnCeremony(database.auth, actor, 'passkey_step_up')
  return await askForPasskey(rpID, challenge, known)
}

/** Both what the company may ask for before it lets the person in, and what sensitive acts ask for. */
export async function proveOwnPasskey(
  ctx: TenantContext,
  { proof }: UsePasskeyInput,
): Promise<{ next: 'done' }> {
  const { actor, database, request } = ctx
  authorize(canActAsPerson(actor))
  const { auth } = database
  const { userId, tenantId, sessionId } = actor
  const { clientDataJSON } = proof.response
  const event = {
    method: 'passkey',
    request,
    userId,
    tenantId,
    sessionId: sessionId ?? undefined,
  } as const
  const challenge = await takeOwnCeremony(auth, actor, 'passkey_step_up', clientDataJSON)
  await provePasskey(ctx, proof, { challenge, userId, request }).catch(async (error: unknown) => {
    await recordSignIn(auth, { ...event, outcome: 'step_up_failed' })
    throw error
  })
  await recordSignIn(auth, { ...event, outcome: 'stepped_up' })
  await renewSession(ctx, { isFactorProven: true, isSteppedUp: true })
  return { next: 'done' }
}
