import type { SignInStep } from '@leora/api/sign-in/finish-sign-in'
import type { SignInAnswer } from '@leora/domain/sign-in/sign-in'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { cookieName, readCookie } from '../request-identity.ts'

declare module 'fastify' {
  interface FastifyInstance {
    authCookies: AuthCookies
  }
}

/** The cookies of signing in: the session, and the step that a sign-in waits at. */
export interface AuthCookies {
  session(reply: FastifyReply, token: string, expiresAt: string): void
  endSession(reply: FastifyReply): void
  /** Answers where the sign-in stands, with the cookie that belongs to it. */
  step(reply: FastifyReply, step: SignInStep): SignInAnswer
  beginStep(reply: FastifyReply, token: string, expiresAt: string): void
  readStep(request: FastifyRequest): string | undefined
  endStep(reply: FastifyReply): void
  /** Of a passkey's question, apart from the step: a page that merely offers passkeys ends no sign-in. */
  beginQuestion(reply: FastifyReply, token: string, expiresAt: string): void
  readQuestion(request: FastifyRequest): string | undefined
  /** Of somebody who came from a provider and has yet to prove the account it belongs to. */
  beginLink(reply: FastifyReply, token: string, expiresAt: string): void
  readLink(request: FastifyRequest): string | undefined
  endLink(reply: FastifyReply): void
  /** The mark by which a browser is known again. */
  readDevice(request: FastifyRequest): string | undefined
}

const deviceSeconds = 365 * 86_400

export function createAuthCookies(isSecure: boolean): AuthCookies {
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
  const session = cookieName(isSecure)
  const step = `${session}-step`
  const question = `${session}-passkey`
  const device = `${session}-device`
  const link = `${session}-link`
  const set = (reply: FastifyReply, name: string, value: string, end: string) =>
    void reply.header('set-cookie', `${name}=${value}; ${attributes}; ${end}`)
  const until = (expiresAt: string) => `Expires=${new Date(expiresAt).toUTCString()}`
  // Only whoever got in is remembered.
  const giveMark = (reply: FastifyReply) => {
    const { newDevice } = reply.request
    if (newDevice !== null) set(reply, device, newDevice, `Max-Age=${deviceSeconds}`)
  }

  const cookies: AuthCookies = {
    session(reply, token, expiresAt) {
      set(reply, session, token, until(expiresAt))
      giveMark(reply)
    },
    endSession: (reply) => set(reply, session, '', 'Max-Age=0'),
    beginStep(reply, token, expiresAt) {
      set(reply, step, token, until(expiresAt))
      giveMark(reply)
    },
    readStep: ({ headers }) => readCookie(headers.cookie, `${step}=`),
    endStep: (reply) => set(reply, step, '', 'Max-Age=0'),
    beginQuestion: (reply, token, expiresAt) => set(reply, question, token, until(expiresAt)),
    readQuestion: ({ headers }) => readCookie(headers.cookie, `${question}=`),
    beginLink: (reply, token, expiresAt) => set(reply, link, token, until(expiresAt)),
    readLink: ({ headers }) => readCookie(headers.cookie, `${link}=`),
    endLink: (reply) => set(reply, link, '', 'Max-Age=0'),
    readDevice: ({ headers }) => {
      const mark = readCookie(headers.cookie, `${device}=`)
      return mark !== undefined && /^[\w-]{22}$/.test(mark) ? mark : undefined
    },
    step(reply, at) {
      if (at.next === 'factor') {
        cookies.beginStep(reply, at.token, at.expiresAt)
        return { next: 'factor', methods: at.methods }
      }
      if (at.next === 'no_company') {
        cookies.endStep(reply)
        return { next: 'no_company' }
      }
      reply.request.openedSession = at.session.sessionId
      cookies.session(reply, at.session.token, at.session.expiresAt)
      cookies.endStep(reply)
      return { next: 'done' }
    },
  }
  return cookies
}
