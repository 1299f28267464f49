import type { FactorMethod } from '@leora/domain/sign-in/sign-in'

export interface SignInSearch {
  from?: string
  /** What a provider's sign-in is still asked for. */
  factors?: string
  /** Why a provider's sign-in ended. */
  refused?: string
}

/** Only an address within this app may follow a sign-in. */
export function readSignInSearch(raw: Record<string, unknown>): SignInSearch {
  const { from, factors, refused } = raw
  return {
    ...(typeof from === 'string' && /^\/(?![/\\])/.test(from) ? { from } : {}),
    ...(typeof factors === 'string' ? { factors } : {}),
    ...(typeof refused === 'string' ? { refused } : {}),
  }
}

// Written out, so that the first page does not wait for the rules they come from.
const factorNames: readonly FactorMethod[] = ['totp', 'passkey', 'email', 'sms', 'recovery']
/** How a sign-in went that a provider sent back. */
export function readBegun({ factors = '', refused }: SignInSearch) {
  const asked = factorNames.filter((name) => factors.split(' ').includes(name))
  return { ...(asked.length > 0 ? { factors: asked } : {}), ...(refused ? { refused } : {}) }
}
