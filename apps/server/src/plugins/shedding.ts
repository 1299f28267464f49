import underPressure from '@fastify/under-pressure'
import type { SlotPool } from '@leora/db/slots'
import { DomainError } from '@leora/domain/errors'
import type { FastifyInstance } from 'fastify'

export interface SheddingLimits {
  /** The mean delay of the event loop over a second. */
  maxEventLoopDelayMs: number
  /** Requests that wait for each connection of the pool. */
  maxWaitingPerConnection: number
}

const defaultLimits: SheddingLimits = { maxEventLoopDelayMs: 500, maxWaitingPerConnection: 50 }

/** Refuses early what would only wait: a queue that cannot be worked off helps nobody in it. */
export async function shedLoad(
  app: FastifyInstance,
  pool: SlotPool,
  limits: SheddingLimits = defaultLimits,
): Promise<void> {
  await app.register(underPressure, {
    maxEventLoopDelay: limits.maxEventLoopDelayMs,
    retryAfter: 5,
  })
  const maxWaiting = pool.size * limits.maxWaitingPerConnection
  app.addHook('onRequest', (_request, _reply, done) => {
    if (pool.waiting() < maxWaiting) done()
    else {
      done(new DomainError('unavailable', 'Leora is very busy right now. Try again in a moment.'))
    }
  })
}
