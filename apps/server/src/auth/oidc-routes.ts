import type { Services } from '@leora/api/context'
import { attachProvenIdentity } from '@leora/api/oidc/attach-identity'
import { callbackPath } from '@leora/api/oidc/journey'
import type { Provider } from '@leora/api/oidc/provider'
import { leaveForProvider, returnFromProvider } from '@leora/api/oidc/sign-in-with-provider'
import { startProviderInput } from '@leora/domain/oidc/oidc'
import type { FastifyInstance } from 'fastify'
import { describeRequest } from '../request-identity.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** True where a provider sends the browser back to, as one website leads to another. */
    isCrossSite?: boolean
  }
}

/** Signing in at the provider that the settings name. */
export function serveProvider(app: FastifyInstance, services: Services, provider: Provider): void {
  const cookies = app.authCookies

  app.post('/api/auth/oidc/start', async (request, reply) => {
    const input = startProviderInput.parse(request.body ?? {})
    const { token, expiresAt, url } = await leaveForProvider(services, provider, input)
    cookies.beginStep(reply, token, expiresAt)
    return { url }
  })

  app.get(callbackPath, { config: { isCrossSite: true } }, async (request, reply) => {
    const search = URL.parse(request.url, services.publicUrl)?.search ?? ''
    const token = cookies.readStep(request)
    const outcome = await returnFromProvider(services, provider, {
      token,
      search,
      credential: request.credential,
      request: describeRequest(request),
    })
    if ('attach' in outcome) {
      cookies.endStep(reply)
      return reply.redirect(`/settings/security?provider=${outcome.attach}`)
    }
    if ('refusal' in outcome) {
      cookies.endStep(reply)
      if (outcome.link) cookies.beginLink(reply, outcome.link.token, outcome.link.expiresAt)
      return reply.redirect(signInPage({ refused: outcome.refusal, from: outcome.returnTo }))
    }
    const answer = cookies.step(reply, outcome.step)
    return reply.redirect(
      answer.next === 'factor'
        ? signInPage({ factors: answer.methods.join(' '), from: outcome.returnTo })
        : outcome.returnTo,
    )
  })

  // Every way in ends with a session; whoever came from the provider before has now proven the account.
  app.addHook('onSend', async (request, reply, payload) => {
    const { openedSession } = request
    const link = openedSession === null ? undefined : cookies.readLink(request)
    if (openedSession !== null && link !== undefined) {
      await attachProvenIdentity(services, link, {
        sessionId: openedSession,
        request: describeRequest(request),
      })
      cookies.endLink(reply)
    }
    return payload
  })
}

function signInPage(search: Record<string, string | undefined>): string {
  const given = Object.entries(search).filter((entry): entry is [string, string] => !!entry[1])
  return `/sign-in?${new URLSearchParams(given)}`
}
