import { sql } from '@leora/db'
import { challenges } from '@leora/db/schema/index'
import { hashToken, type RequestInfo } from '@leora/db/tenant'
import type { PasskeyProof } from '@leora/domain/passkeys/inputs'
import { triesPerChallenge } from '@leora/domain/second-factor/tries'
import type { SignInMethod } from '@leora/domain/sign-in/sign-in'
import type { Services } from '../context.ts'
import { endedChallenge, isFactorChallenge } from '../second-factor/factor-challenge.ts'
import { openAfterFactor, readMethod } from '../second-factor/sign-in-factor.ts'
import { type FirstProof, finishSignIn, type SignInStep } from '../sign-in/finish-sign-in.ts'
import { recordSignIn } from '../sign-in/sign-in-events.ts'
import {
  newChallenge,
  type OpenedCeremony,
  openSignInCeremony,
  takeSignInCeremony,
} from './ceremonies.ts'
import { askForPasskey, listCredentials } from './passkey-question.ts'
import { provePasskey } from './prove-passkey.ts'
import { relyingParty } from './relying-party.ts'

/** Asks whichever passkey the person picks; nothing is said of who has one. */
export async function beginPasskeySignIn(services: Services) {
  const { id: rpID } = relyingParty(services)
  const challenge = newChallenge()
  const opened: OpenedCeremony = await openSignInCeremony(services, challenge)
  return { ...opened, options: await askForPasskey(rpID, challenge, []) }
}

export async function signInWithPasskey(
  services: Services,
  token: string | undefined,
  { proof, invitation, link }: { proof: PasskeyProof } & Pick<FirstProof, 'invitation' | 'link'>,
  request: RequestInfo,
): Promise<SignInStep> {
  const { auth } = services.database
  const challenge = await takeSignInCeremony(services, token)
  const { userId } = await provePasskey(services, proof, {
    challenge,
    userId: null,
    request,
  }).catch(async (error: unknown) => {
    await recordSignIn(auth, { outcome: 'refused', method: 'passkey', request })
    throw error
  })
  return await finishSignIn(services, {
    userId,
    method: 'passkey',
    isBothFactors: true,
    request,
    invitation,
    link,
  })
}

/** Asks for one of the passkeys of the person whose first proof was right. */
export async function beginPasskeyFactor(services: Services, token: string | undefined) {
  const { id: rpID } = relyingParty(services)
  const { auth } = services.database
  const challenge = newChallenge()
  const [step] = await auth
    .update(challenges)
    .set({ details: sql`${challenges.details} || ${JSON.stringify({ challenge })}::jsonb` })
    .where(isFactorChallenge(token ?? ''))
    .returning({ userId: challenges.userId })
  if (!step?.userId) throw endedChallenge()
  return await askForPasskey(rpID, challenge, await listCredentials(auth, step.userId))
}

/** The second step of a sign-in, by passkey. */
export async function proveFactorByPasskey(
  services: Services,
  token: string | undefined,
  proof: PasskeyProof,
  request: RequestInfo,
): Promise<SignInStep> {
  const { auth } = services.database
  const { challenge, userId, method } = await takeFactorQuestion(services, token)
  const event = { method, request, userId }
  await provePasskey(services, proof, { challenge, userId, request }).catch(
    async (error: unknown) => {
      await recordSignIn(auth, { ...event, outcome: 'wrong_factor' })
      throw error
    },
  )
  return await openAfterFactor(services, token, event)
}

async function takeFactorQuestion(
  { database }: Services,
  token: string | undefined,
): Promise<{ challenge: string; userId: string; method: SignInMethod }> {
  const [taken] = await database.auth.execute<{
    challenge: string | null
    userId: string | null
    method: string
  }>(sql`
    with asked as (select c.id, c.details ->> 'challenge' as challenge from auth.challenges c
      where c.token_hash = ${hashToken(token ?? '')} and c.purpose = 'sign_in_factor'
        and c.expires_at > now() and c.attempts < ${triesPerChallenge} for update)
    update auth.challenges c set details = c.details - 'challenge', attempts = c.attempts + 1
    from asked where c.id = asked.id
    returning asked.challenge, c.user_id as "userId", c.method`)
  if (!taken?.challenge || !taken.userId) throw endedChallenge()
  return { challenge: taken.challenge, userId: taken.userId, method: readMethod(taken.method) }
}
