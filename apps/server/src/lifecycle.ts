import { Server } from 'node:net'
import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyInstance {
    lifecycle: Lifecycle
  }
}

export interface Lifecycle {
  isStopping: boolean
}

/** From the moment of stopping every answer closes its connection, so that readers go elsewhere. */
export function followLifecycle(app: FastifyInstance): Lifecycle {
  const lifecycle = { isStopping: false }
  app.decorate('lifecycle', lifecycle)
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (lifecycle.isStopping) reply.header('connection', 'close')
    done(null, payload)
  })
  return lifecycle
}

export interface StopOptions {
  /** How long connections that speak may end by themselves before quiet ones are closed. */
  quietMs?: number
  /** How long requests in flight may take. */
  deadlineMs?: number
}

/**
 * Stops without losing an answer: not ready, no new connections, streams end, and connections close
 * with the answer they wait for. Closing the quiet ones at once, as `close()` does, would reset
 * a request that is on its way.
 */
export async function stopGracefully(
  app: FastifyInstance,
  { quietMs = 250, deadlineMs = 10_000 }: StopOptions = {},
): Promise<void> {
  app.lifecycle.isStopping = true
  const drained = new Promise<void>((resolve) => app.server.once('close', resolve))
  Server.prototype.close.call(app.server)
  app.streams.endAll()
  await Promise.race([drained, wait(quietMs)])
  const deadline = setTimeout(() => app.server.closeAllConnections(), deadlineMs)
  await app.close()
  clearTimeout(deadline)
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
