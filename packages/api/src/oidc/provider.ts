import { AsyncLocalStorage } from 'node:async_hooks'
import { DomainError } from '@leora/domain/errors'
import type { Configuration, CustomFetch } from 'openid-client'

export interface ProviderSettings {
  issuer: string
  clientId: string
  clientSecret: string
  /** On the button. */
  name: string
  /** Whether a second factor proven at the provider counts here. */
  isFactorTrusted: boolean
  /** How long a sign-in waits for the provider, however many calls it takes. */
  patienceSeconds: number
}

/** Where people sign in beside Leora, found at the first use and not before. */
export interface Provider extends ProviderSettings {
  /** Asks the provider; every call on the way, and finding it, ends within its one patience. */
  ask<Answer>(question: (config: Configuration) => Promise<Answer>): Promise<Answer>
}

/** Until when the calls of the question being asked may take; what waits at that moment is hung up. */
const deadline = new AsyncLocalStorage<AbortSignal>()

export function createProvider(settings: ProviderSettings): Provider {
  let found: Promise<Configuration> | undefined
  function find() {
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
  }
  return {
    ...settings,
    ask: (question) =>
      deadline.run(AbortSignal.timeout(settings.patienceSeconds * 1_000), async () =>
        question(await find()),
      ),
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

// The library's own patience is for each call. It calls as fetch is called, but for the types of a body.
const fetchInTime: CustomFetch = (address, options) =>
  fetch(address, {
    ...(options as RequestInit),
    redirect: 'manual',
    signal: deadline.getStore() ?? null,
  })

async function discover(settings: ProviderSettings) {
  const { issuer, clientId, clientSecret, patienceSeconds } = settings
  const { allowInsecureRequests, customFetch, discovery, enableNonRepudiationChecks } =
    await import('openid-client')
  const url = new URL(issuer)
  // The settings take plain http from this machine alone.
  const plain = url.protocol === 'http:' ? [allowInsecureRequests] : []
  return await discovery(url, clientId, clientSecret, undefined, {
    timeout: patienceSeconds,
    [customFetch]: fetchInTime,
    // Without it the library reads a token that came straight from the provider unsigned.
    execute: [enableNonRepudiationChecks, ...plain],
  })
}
