import type { Services } from '@leora/api/context'
import {
  beginPasskeyFactor,
  beginPasskeySignIn,
  proveFactorByPasskey,
  signInWithPasskey,
} from '@leora/api/passkeys/sign-in-with-passkey'
import { signInWithPasskeyInput, usePasskeyInput } from '@leora/domain/passkeys/inputs'
import type { FastifyInstance } from 'fastify'
import { describeRequest } from '../request-identity.ts'
import { asUnauthorized } from './as-unauthorized.ts'

/** Signing in with a passkey: alone, or as the second step after another proof. */
export function servePasskeys(app: FastifyInstance, services: Services): void {
  const cookies = app.authCookies

  app.post('/api/auth/passkey/question', async (_request, reply) => {
    const { token, expiresAt, options } = await beginPasskeySignIn(services)
    cookies.beginQuestion(reply, token, expiresAt)
    return options
  })

  app.post('/api/auth/passkey', async (request, reply) => {
    const input = signInWithPasskeyInput.parse(request.body ?? {})
    const token = cookies.readQuestion(request)
    const proof = { ...input, link: cookies.readLink(request) }
    const step = await signInWithPasskey(services, token, proof, describeRequest(request)).catch(
      asUnauthorized,
    )
    return cookies.step(reply, step)
  })

  app.post('/api/auth/factor/passkey/question', (request) =>
    beginPasskeyFactor(services, cookies.readStep(request)).catch(asUnauthorized),
  )

  app.post('/api/auth/factor/passkey', async (request, reply) => {
    const { proof } = usePasskeyInput.parse(request.body ?? {})
    const token = cookies.readStep(request)
    const step = await proveFactorByPasskey(services, token, proof, describeRequest(request)).catch(
      asUnauthorized,
    )
    return cookies.step(reply, step)
  })
}
