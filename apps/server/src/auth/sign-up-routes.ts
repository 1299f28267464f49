import type { Services } from '@leora/api/context'
import { acceptInvitation, readOffer } from '@leora/api/invitations/accept-invitation'
import { listWaitingMail } from '@leora/api/mail/list-waiting-mail'
import { forgotPassword, resetPassword } from '@leora/api/password-reset/password-reset'
import { confirmEmail } from '@leora/api/sign-in/change-email'
import { signUp, verifySignUp } from '@leora/api/sign-up/sign-up'
import { DomainError } from '@leora/domain/errors'
import { acceptInvitationInput, readInvitationInput } from '@leora/domain/invitations/invitation'
import {
  confirmEmailInput,
  forgotPasswordInput,
  resetPasswordInput,
  signUpInput,
  verifySignUpInput,
} from '@leora/domain/sign-up/inputs'
import type { FastifyInstance } from 'fastify'
import { describeRequest } from '../request-identity.ts'

interface SignUpOptions {
  services: Services
  isSignUpOpen: boolean
  /** True where a demo on this machine shows the mail it cannot send. */
  showsOutbox: boolean
}

/** What people do before they can sign in: begin a company, join one, choose a new password. */
export function serveSignUp(app: FastifyInstance, options: SignUpOptions): void {
  const { services, isSignUpOpen, showsOutbox } = options
  const cookies = app.authCookies

  app.post('/api/auth/sign-up', async ({ body }) => {
    if (!isSignUpOpen) {
      throw new DomainError('forbidden', 'New companies are not taken here. Ask to be invited.')
    }
    await signUp(services, signUpInput.parse(body ?? {}))
    return { next: 'mailed' }
  })

  app.post('/api/auth/verify', async (request, reply) => {
    const input = verifySignUpInput.parse(request.body ?? {})
    const step = await verifySignUp(services, input, describeRequest(request))
    return step.next === 'sign_in' ? step : cookies.step(reply, step)
  })

  app.post('/api/auth/forgot', async ({ body }) => {
    await forgotPassword(services, forgotPasswordInput.parse(body ?? {}))
    return { next: 'mailed' }
  })

  app.post('/api/auth/reset', async (request, reply) => {
    await resetPassword(
      services,
      resetPasswordInput.parse(request.body ?? {}),
      describeRequest(request),
    )
    cookies.endSession(reply)
    return { next: 'signed_out' }
  })

  app.post('/api/auth/confirm-email', async (request, reply) => {
    const input = confirmEmailInput.parse(request.body ?? {})
    const answer = await confirmEmail(services, input, describeRequest(request))
    if (answer.next === 'taken_back') cookies.endSession(reply)
    return answer
  })

  app.post('/api/auth/invitation', async ({ body }) =>
    readOffer(services, readInvitationInput.parse(body ?? {})),
  )

  app.post('/api/auth/accept-invitation', async (request, reply) => {
    const input = acceptInvitationInput.parse(request.body ?? {})
    const step = await acceptInvitation(services, input, describeRequest(request))
    return cookies.step(reply, step)
  })

  if (showsOutbox) {
    app.get('/api/auth/outbox', async () => ({ items: await listWaitingMail(services) }))
  }
}
