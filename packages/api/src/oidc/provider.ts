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
}

/** Where people sign in beside Leora, found at the first use and not before. */
export interface Provider extends ProviderSettings {
  find(): Promise<Configuration>
}

const timeoutSeconds = 5

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

async function discover({ issuer, clientId, clientSecret }: ProviderSettings) {
  const { allowInsecureRequests, discovery } = await import('openid-client')
  const url = new URL(issuer)
  // The settings take plain http from this machine alone.
  const execute = url.protocol === 'http:' ? [allowInsecureRequests] : []
  return await discovery(url, clientId, clientSecret, undefined, {
    timeout: timeoutSeconds,
    execute,
  })
}
