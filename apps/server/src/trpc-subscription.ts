import type { RequestContext } from '@leora/api/context'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { TrpcOptions } from './trpc-plugin.ts'

/** An event stream, by the official adapter; it ends with its session, its reader or the server. */
export async function answerSubscription(
  { router, streams }: TrpcOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  ctx: RequestContext,
) {
  const abort =
    ctx.credential === null ? new AbortController() : streams.open(ctx.credential, ctx.request.id)
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
    createContext: () => ctx,
  })
  return reply.send(response)
}
