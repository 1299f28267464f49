import { DomainError } from '@leora/domain/errors'
import type { Configuration } from 'openid-client'

export interface ProviderSettings {
  issuer: string
  clientId: string
  clientSecret: string
  /** On the button. */
  name: string
  /** Whether a second factor proven at the provider counts here. */
  isFactorTrusted: boolean
  /** How long one answer of the provider is waited for. */
  patienceSeconds: number
}

/** Where people sign in beside Leora, found at the first use and not before. */
export interface Provider extends ProviderSettings {
  find(): Promise<Configuration>
}

export function createProvider(settings: ProviderSettings): Provider {
  let found: Promise<Configuration> | undefined
  return {
    ...settings,
    find() {
      found ??= discover(settings).catch((cause: unknown) => {
        // The next person tries anew.
        found = undefined
        throw new DomainError(
          'unavailable',
          `${settings.name} does not answer. Try again, or sign in another way.`,
          { cause },
        )
      })
      return found
    },
  }
}

/** Whether an identity was given by this provider; one slash at the end makes no other issuer. */
export function isIssuedBy(provider: Pick<Provider, 'issuer'> | null, issuer: string): boolean {
  return provider !== null && withoutSlash(issuer) === withoutSlash(provider.issuer)
}

/** What the issuer of an identity that lets its person in is compared with, both without the slash. */
export function usableIssuer(provider: Pick<Provider, 'issuer'> | null | undefined): string {
  return withoutSlash(provider?.issuer ?? '')
}

function withoutSlash(issuer: string): string {
  return issuer.replace(/\/$/, '')
}

async function discover(settings: ProviderSettings) {
  const { issuer, clientId, clientSecret, patienceSeconds } = settings
  const { allowInsecureRequests, discovery, enableNonRepudiationChecks } = await import(
    'openid-client'
  )
  const url = new URL(issuer)
  // The settings take plain http from this machine alone.
  const plain = url.protocol === 'http:' ? [allowInsecureRequests] : []
  return await discovery(url, clientId, clientSecret, undefined, {
    timeout: patienceSeconds,
    // Without it the library reads a token that came straight from the provider unsigned.
    execute: [enableNonRepudiationChecks, ...plain],
  })
}
