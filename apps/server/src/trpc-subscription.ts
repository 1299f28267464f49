import type { RequestContext } from '@leora/api/context'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { createContext } from './request-identity.ts'
import type { TrpcOptions } from './trpc-plugin.ts'

/** An event stream, by the official adapter; it ends with its session, its reader or the server. */
export async function answerSubscription(
  { router, services, streams }: TrpcOptions,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  // Without the reply: a stream outlives its answer's head, so it carries no new token.
  const ctx = createContext(services, request)
  const stream = ctx.credential === null ? null : streams.open(ctx.credential, ctx.request.id)
  const context: RequestContext = {
    ...ctx,
    noteActor: (actor) => {
      ctx.noteActor?.(actor)
      stream?.belongsTo(actor.sessionId)
    },
  }
  const abort = stream?.abort ?? new AbortController()
  reply.raw.once('close', () => abort.abort())
  const lastEventId = request.headers['last-event-id']
  const response = await fetchRequestHandler({
    endpoint: '/trpc',
    router,
    // The host's name plays no part: the adapter reads path and query alone.
    req: new Request(new URL(request.url, 'http://localhost'), {
      method: request.method,
      headers: {
        accept: 'text/event-stream',
        'content-type': 'application/json',
        ...(typeof lastEventId === 'string' ? { 'last-event-id': lastEventId } : {}),
      },
      signal: abort.signal,
    }),
    createContext: () => context,
  })
  return reply.send(response)
}
