import type { FastifyInstance, FastifyRequest } from 'fastify'

/** One line for each request once it is answered: who, what, how long; never its input. */
export function logRequests(app: FastifyInstance): void {
  // Lines name their request themselves, so no logger is made for each.
  app.setChildLoggerFactory((logger) => logger)
  app.addHook('onResponse', (request, reply, done) => {
    const { statusCode } = reply
    const level = statusCode >= 500 ? 'warn' : 'info'
    app.log[level](
      {
        requestId: request.id,
        method: request.method,
        operation: nameOperation(request),
        status: statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        ip: request.ip,
        tenant: request.actor?.tenantId,
        user: request.actor?.userId,
        key: request.actor?.kind === 'api' ? request.actor.sessionId : undefined,
      },
      'request',
    )
    done()
  })
}

/** The procedure, or the route's pattern: a closed set, and free of ids and search words. */
export function nameOperation(request: FastifyRequest): string {
  return request.operation ?? request.routeOptions.url ?? 'unknown'
}
