import { DomainError } from '@leora/domain/errors'
import type { FastifyInstance, FastifyRequest } from 'fastify'

const sentence =
  'This request came from another website, so it was not carried out. Open Leora and try again.'

/**
 * Refuses what another website could have sent with a person's cookie. An API key is exempt:
 * no browser adds it by itself. Reading is refused only from other sites; the rest also when
 * nothing tells where it came from.
 */
export function checkOrigins(app: FastifyInstance, publicUrl: string): void {
  const publicOrigin = new URL(publicUrl).origin
  app.addHook('onRequest', (request, _reply, done) => {
    const { isCrossSite = false } = request.routeOptions.config
    if (isCrossSite || isTrusted(request, publicOrigin)) done()
    else done(new DomainError('forbidden', sentence))
  })
}

function isTrusted(request: FastifyRequest, publicOrigin: string): boolean {
  const { headers, method } = request
  if (headers.authorization !== undefined) return true
  const site = headers['sec-fetch-site']
  const isRead = method === 'GET' || method === 'HEAD'
  if (site === 'same-origin' || site === 'none') return true
  if (site === 'cross-site') return false
  if (isRead) return true
  // A sibling host and an older browser must name an origin that is ours.
  const source = headers.origin ?? headers.referer
  if (source !== undefined) return isOurs(source, publicOrigin, headers.host)
  return site === undefined && request.credential === null
}

function isOurs(source: string, publicOrigin: string, host: string | undefined): boolean {
  const url = URL.parse(source)
  if (url === null) return false
  return url.origin === publicOrigin || (host !== undefined && url.host === host)
}
