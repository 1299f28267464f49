export interface SignInSearch {
  from?: string
}

/** Only an address within this app may follow a sign-in. */
export function readSignInSearch(raw: Record<string, unknown>): SignInSearch {
  const from = raw['from']
  return typeof from === 'string' && /^\/(?![/\\])/.test(from) ? { from } : {}
}
