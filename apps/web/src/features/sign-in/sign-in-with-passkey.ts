import type { SignInAnswer } from '@leora/domain/sign-in/sign-in'
import { sayRefusal } from '#shared/passkeys/say-refusal.ts'
import { postIdentity } from '#shared/session/identity-call.ts'

type Ceremony = '/api/auth/passkey' | '/api/auth/factor/passkey'

export type PasskeyOutcome =
  | { isDone: true; answer: SignInAnswer }
  | { isDone: false; sentence: string | null }

/** Question, answer and verdict: alone, or as the second step of a sign-in. */
export async function signInWithPasskey(
  path: Ceremony,
  {
    isAutofill = false,
    invitation,
  }: { isAutofill?: boolean; invitation?: string | undefined } = {},
): Promise<PasskeyOutcome> {
  const question = await postIdentity<object>(`${path}/question`, {})
  if (!question.isDone) return { isDone: false, sentence: question.sentence }
  const { usePasskeyFor } = await import('#shared/passkeys/ask-browser.ts')
  const asked = await usePasskeyFor(question.answer, { isAutofill })
  if ('refusal' in asked) return { isDone: false, sentence: sayRefusal(asked.refusal) }
  const verdict = await postIdentity<SignInAnswer>(path, { proof: asked.proof, invitation })
  return verdict.isDone ? verdict : { isDone: false, sentence: verdict.sentence }
}

/** True where the browser offers passkeys among the suggestions of the e-mail field. */
export async function offersAutofill(): Promise<boolean> {
  const { isConditionalMediationAvailable } = window.PublicKeyCredential
  return (await isConditionalMediationAvailable?.call(window.PublicKeyCredential)) ?? false
}
