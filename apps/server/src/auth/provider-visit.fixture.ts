import type { FastifyInstance, LightMyRequestResponse } from 'fastify'

export const publicUrl = 'http://localhost:3000'
export const callback = `${publicUrl}/api/auth/oidc/callback`

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
