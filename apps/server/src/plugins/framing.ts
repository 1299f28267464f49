import { TRPCError } from '@trpc/server'
import type { FastifyInstance } from 'fastify'
import { sendError } from '../host-errors.ts'

/**
 * Node reads a request in an encoding it does not know as one without a body, and what follows as the
 * next request; a proxy before it may read otherwise. So the connection ends there.
 */
export function refuseUnknownFraming(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    const encoding = request.headers['transfer-encoding']
    if (encoding === undefined || encoding.toLowerCase() === 'chunked') return done()
    sendError(
      reply.header('connection', 'close'),
      new TRPCError({ code: 'BAD_REQUEST', message: 'Send the body plainly or in chunks.' }),
    )
  })
}
