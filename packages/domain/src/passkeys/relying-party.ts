/** Whom a passkey is made for: it works at this address and at no other. */
export interface RelyingParty {
  id: string
  origin: string
}

/** Browsers know passkeys only at a name, and only where nobody can listen; null at any other address. */
export function relyingPartyOf(publicUrl: string): RelyingParty | null {
  const { hostname, origin, protocol } = new URL(publicUrl)
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost')
  const isAddress = hostname.startsWith('[') || /^[\d.]+$/.test(hostname)
  return isAddress || (protocol !== 'https:' && !isLocal) ? null : { id: hostname, origin }
}
