import { randomBytes } from 'node:crypto'
import type { RequestContext, Services } from '@leora/api/context'
import { type RenewedToken, renewIfNeeded } from '@leora/api/sign-in/renew-session'
import { type Credential, hashToken, type RequestInfo, type SignInOrigin } from '@leora/db/tenant'
import type { Actor } from '@leora/domain/actor'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    /** What the request proves itself with; null for nobody. */
    credential: Credential | null
    /** The session that this request opened. */
    openedSession: string | null
    /** Whom the database found behind the credential, once a procedure asked. */
    actor: Actor | null
    /** What the request did, for logs and metrics: a procedure's name where there is one. */
    operation: string | null
    /** Where its person signs in from, found once it is asked for. */
    origin: Promise<SignInOrigin> | null
    /** The mark that a browser without one gets with its sign-in. */
    newDevice: string | null
  }
}

/** On https the browser itself holds the cookie to this host, this path and this scheme. */
export function cookieName(isSecure: boolean): string {
  return isSecure ? '__Host-leora' : 'leora'
}

export function identifyRequests(app: FastifyInstance, isSecure: boolean): void {
  const cookie = `${cookieName(isSecure)}=`
  app.decorateRequest('credential', null)
  app.decorateRequest('openedSession', null)
  app.decorateRequest('actor', null)
  app.decorateRequest('operation', null)
  app.decorateRequest('origin', null)
  app.decorateRequest('newDevice', null)
  app.addHook('onRequest', (request, _reply, done) => {
    request.credential = readCredential(request, cookie)
    done()
  })
}

function readCredential({ headers }: FastifyRequest, cookie: string): Credential | null {
  const { authorization } = headers
  if (authorization !== undefined) {
    const key = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
    return key === undefined ? null : { kind: 'key', tokenHash: hashToken(key) }
  }
  const token = readCookie(headers.cookie, cookie)
  return token === undefined ? null : { kind: 'session', tokenHash: hashToken(token) }
}

export function readCookie(header: string | undefined, start: string): string | undefined {
  if (header === undefined) return undefined
  for (const pair of header.split(';')) {
    const trimmed = pair.trimStart()
    if (trimmed.startsWith(start)) return trimmed.slice(start.length)
  }
  return undefined
}

export function describeRequest(request: FastifyRequest): RequestInfo {
  return {
    id: request.id,
    ip: request.ip,
    agent: request.headers['user-agent']?.slice(0, 300),
    origin: () => {
      request.origin ??= findOrigin(request)
      return request.origin
    },
  }
}

async function findOrigin(request: FastifyRequest): Promise<SignInOrigin> {
  const { authCookies, places } = request.server
  let mark = authCookies.readDevice(request)
  if (mark === undefined) {
    mark = randomBytes(16).toString('base64url')
    request.newDevice = mark
  }
  return { deviceHash: hashToken(mark), place: await places.find(request.ip) }
}

/** One context for all calls of a request; given the reply, its session may get a new token with it. */
export function createContext(
  services: Services,
  request: FastifyRequest,
  reply?: FastifyReply,
): RequestContext {
  return {
    ...(reply && request.credential?.kind === 'session'
      ? renewal(services, request.credential, reply)
      : {}),
    database: services.database,
    live: services.live,
    presence: services.presence,
    jobs: services.jobs,
    keyRing: services.keyRing,
    textSender: services.textSender,
    provider: services.provider,
    version: services.version,
    publicUrl: services.publicUrl,
    reportError: services.reportError,
    request: describeRequest(request),
    credential: request.credential,
    isWire: true,
    noteUse: request.server.featureUses.note,
    noteActor: (actor) => {
      request.actor = actor
    },
  }
}

function renewal(
  services: Services,
  credential: Credential,
  reply: FastifyReply,
): Pick<RequestContext, 'giveToken' | 'onNewTokenNeeded'> {
  const giveToken = ({ token, expiresAt }: RenewedToken) =>
    reply.server.authCookies.session(reply, token, expiresAt)
  let renewing: Promise<void> | undefined
  async function renew() {
    try {
      const renewed = await renewIfNeeded(services.database.auth, credential)
      if (renewed) giveToken(renewed)
    } catch (error) {
      // The call itself is done; the next one asks again.
      services.reportError(error, describeRequest(reply.request))
    }
  }
  return {
    giveToken,
    // Every call of a batch asks for it.
    onNewTokenNeeded: () => {
      renewing ??= renew()
      return renewing
    },
  }
}
