import type { Services } from '@leora/api/context'
import { sendSignInCode } from '@leora/api/second-factor/sent-codes'
import { signInWithFactor } from '@leora/api/second-factor/sign-in-factor'
import { sendCodeInput } from '@leora/domain/second-factor/code-channels'
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

  app.post('/api/auth/factor/code', async (request) => {
    const { method } = sendCodeInput.parse(request.body ?? {})
    return await sendSignInCode(services, cookies.readStep(request), method).catch(asUnauthorized)
  })
}
