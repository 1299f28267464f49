import type { Services } from '@leora/api/context'
import { signInWithFactor } from '@leora/api/second-factor/sign-in-factor'
import { proveFactorInput } from '@leora/domain/second-factor/inputs'
import type { FastifyInstance } from 'fastify'
import { describeRequest } from '../request-identity.ts'
import { asUnauthorized } from './as-unauthorized.ts'

/** The second step of a sign-in that asked for one. */
export function serveFactor(app: FastifyInstance, services: Services): void {
  const cookies = app.authCookies
  app.post('/api/auth/factor', async (request, reply) => {
    const input = proveFactorInput.parse(request.body ?? {})
    const token = cookies.readStep(request)
    const step = await signInWithFactor(services, token, input, describeRequest(request)).catch(
      asUnauthorized,
    )
    return cookies.step(reply, step)
  })
}
