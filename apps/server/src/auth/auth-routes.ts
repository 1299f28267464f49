import type { Services } from '@leora/api/context'
import { answerNotMe } from '@leora/api/sign-in/not-me'
import { signIn, signOut } from '@leora/api/sign-in/sign-in'
import { relyingPartyOf } from '@leora/domain/passkeys/relying-party'
import { notMeInput, signInInput } from '@leora/domain/sign-in/inputs'
import type { FastifyInstance } from 'fastify'
import { describeRequest } from '../request-identity.ts'
import { asUnauthorized } from './as-unauthorized.ts'
import { serveFactor } from './factor-routes.ts'
import { serveProvider } from './oidc-routes.ts'
import { servePasskeys } from './passkey-routes.ts'
import { serveSignUp } from './sign-up-routes.ts'

export interface DemoAccount {
  email: string
  password: string
}

export interface AuthOptions {
  services: Services
  /** The demo's sign-ins, only where this install made them. */
  demoAccounts?: readonly DemoAccount[] | undefined
  isSignUpOpen: boolean
  /** True where a demo on this machine shows the mail it cannot send. */
  showsOutbox: boolean
}

export function serveAuth(app: FastifyInstance, options: AuthOptions): void {
  const { services, demoAccounts, isSignUpOpen, showsOutbox } = options
  const { provider } = services
  const cookies = app.authCookies

  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('cache-control', 'no-store')
    done()
  })

  app.get('/api/auth/config', () => ({
    demo: demoAccounts !== undefined,
    ...(demoAccounts ? { accounts: demoAccounts } : {}),
    signUp: isSignUpOpen,
    outbox: showsOutbox,
    provider: provider?.name ?? null,
    passkeys: relyingPartyOf(services.publicUrl) !== null,
  }))

  app.post('/api/auth/sign-in', async (request, reply) => {
    const input = signInInput.parse(request.body ?? {})
    const proof = { ...input, link: cookies.readLink(request) }
    const step = await signIn(services, proof, describeRequest(request)).catch(asUnauthorized)
    return cookies.step(reply, step)
  })

  app.post('/api/auth/not-me', async (request, reply) => {
    await answerNotMe(services, notMeInput.parse(request.body ?? {}), describeRequest(request))
    cookies.endSession(reply)
    return { next: 'signed_out' }
  })

  app.post('/api/auth/sign-out', async (request, reply) => {
    const { credential } = request
    if (credential?.kind === 'session') await signOut(services, credential)
    cookies.endSession(reply)
    return { next: 'signed_out' }
  })

  if (provider) serveProvider(app, services, provider)
  serveFactor(app, services)
  servePasskeys(app, services)
  serveSignUp(app, { services, isSignUpOpen, showsOutbox })
}
