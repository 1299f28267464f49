import {
  type RegistrationResponseJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
  type WebAuthnErrorCode,
} from '@simplewebauthn/browser'

type MakeQuestion = Parameters<typeof startRegistration>[0]['optionsJSON']
type UseQuestion = Parameters<typeof startAuthentication>[0]['optionsJSON']

/** Why the browser answered no proof; null when the person only changed their mind. */
export type Refusal = 'known' | 'elsewhere' | 'failed' | null

export type Asked<Proof> = { proof: Proof } | { refusal: Refusal }

/** Asks browser and person for a passkey; with autofill it waits in the suggestions of the e-mail field. */
export async function usePasskeyFor(question: object, { isAutofill = false } = {}) {
  const optionsJSON = question as UseQuestion
  return await ask(() => startAuthentication({ optionsJSON, useBrowserAutofill: isAutofill }))
}

export async function makePasskeyFor(question: object): Promise<Asked<RegistrationResponseJSON>> {
  const optionsJSON = question as MakeQuestion
  return await ask(() => startRegistration({ optionsJSON }))
}

async function ask<Proof>(start: () => Promise<Proof>): Promise<Asked<Proof>> {
  try {
    return { proof: await start() }
  } catch (error) {
    return { refusal: readRefusal(error) }
  }
}

const refusals: Partial<Record<WebAuthnErrorCode, Refusal>> = {
  ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: 'known',
  ERROR_INVALID_DOMAIN: 'elsewhere',
  ERROR_INVALID_RP_ID: 'elsewhere',
  ERROR_CEREMONY_ABORTED: null,
}

function readRefusal(error: unknown): Refusal {
  if (!(error instanceof WebAuthnError)) return 'failed'
  const refusal = refusals[error.code]
  if (refusal !== undefined) return refusal
  // Closing the browser's dialog and letting it wait too long look the same.
  const isClosed = error.cause instanceof Error && error.cause.name === 'NotAllowedError'
  return isClosed ? null : 'failed'
}
