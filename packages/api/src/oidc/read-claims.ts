import { DomainError } from '@leora/domain/errors'
import type { ProviderRefusal } from '@leora/domain/oidc/oidc'
import type { Provider } from './provider.ts'

export interface Claims {
  issuer: string
  subject: string
  email: string | undefined
  isEmailVerified: boolean
  name: string | undefined
  hasProvenFactor: boolean
}

// Of RFC 8176: what a person has, and what a person knows or is. Two of one kind are one factor.
const heldWords = ['otp', 'hwk', 'swk', 'sc', 'sms', 'tel', 'pop']
const ownWords = ['pwd', 'pin', 'kba', 'fpt', 'face', 'iris', 'retina', 'vbm']

/** Who the provider says it is; state, nonce, verifier, signature, issuer and audience are checked on the way. */
export async function readClaims(
  provider: Provider,
  url: URL,
  { state = '', nonce = '', verifier = '' }: Record<string, string>,
): Promise<Claims | { refusal: ProviderRefusal }> {
  try {
    return await provider.ask(async (config) => {
      const client = await import('openid-client')
      const tokens = await client.authorizationCodeGrant(config, url, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (!claims) return { refusal: 'refused' }
      const { iss, sub, amr } = claims
      const told =
        claims['email'] === undefined
          ? await client.fetchUserInfo(config, tokens.access_token, sub)
          : claims
      const { email, name } = told
      return {
        issuer: iss,
        subject: sub,
        email: typeof email === 'string' ? email : undefined,
        name: typeof name === 'string' ? name : undefined,
        // A text "true" is no assertion.
        isEmailVerified: told['email_verified'] === true,
        hasProvenFactor: Array.isArray(amr) && nameTwoFactors(amr.map(String)),
      }
    })
  } catch (error) {
    const isDown = error instanceof DomainError || isNetworkFault(error)
    return { refusal: isDown ? 'unavailable' : 'refused' }
  }
}

function nameTwoFactors(words: readonly string[]): boolean {
  const name = (kind: readonly string[]) => words.some((word) => kind.includes(word))
  return words.includes('mfa') || (name(heldWords) && name(ownWords))
}

function isNetworkFault(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return (
    cause instanceof Error && (cause.name === 'TimeoutError' || cause.message === 'fetch failed')
  )
}
