import type { TestDatabase } from '@leora/testing/database'
import {
  type SignInProvider,
  startSignInProvider,
} from '@leora/testing/simulators/sign-in-provider'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll } from 'vitest'
import type { HostSettings } from '../app.ts'
import { aHost, type TestHost } from '../host.fixture.ts'

export const publicUrl = 'http://localhost:3000'
export const callback = `${publicUrl}/api/auth/oidc/callback`

/** A provider that runs beside the tests of a file, and hosts that people sign in to by it. */
export interface ProviderVisit {
  readonly provider: SignInProvider
  aHost(env?: Partial<HostSettings>): Promise<TestHost>
}

export function useProvider(database: TestDatabase): ProviderVisit {
  let provider: SignInProvider | undefined
  beforeAll(async () => {
    provider = await startSignInProvider(callback)
  })
  afterAll(() => provider?.close())
  const visit: ProviderVisit = {
    get provider() {
      if (!provider) throw new Error('The provider runs while tests do.')
      return provider
    },
    aHost(env = {}) {
      const { issuer, clientId, clientSecret } = visit.provider
      return aHost(database, {
        env: {
          oidcIssuer: issuer,
          oidcClientId: clientId,
          oidcClientSecret: clientSecret,
          ...env,
        },
      })
    },
  }
  return visit
}

interface Departure {
  /** What the page sends along. */
  input?: object
  headers?: Record<string, string>
}

/** Asks for the way to the provider, as the page does. */
export function start(app: FastifyInstance, { input = {}, headers = {} }: Departure = {}) {
  return app.inject({
    method: 'POST',
    url: '/api/auth/oidc/start',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
    payload: JSON.stringify(input),
  })
}

export function cookieOf(answer: LightMyRequestResponse, name: string): string {
  const found = answer.cookies.find((cookie) => cookie.name === name)
  return `${name}=${found?.value ?? ''}`
}

/** As a browser does: a navigation from the provider's website, with the cookies that are Lax. */
export function comeBack(app: FastifyInstance, address: string, cookie: string) {
  return app.inject({
    url: address.slice(publicUrl.length),
    headers: { cookie, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
  })
}

/** What the address that an answer leads to says of how it went. */
export function saidIn(answer: LightMyRequestResponse, name: 'refused' | 'provider') {
  return new URL(String(answer.headers.location), 'http://x').searchParams.get(name)
}
