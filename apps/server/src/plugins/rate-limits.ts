import rateLimit from '@fastify/rate-limit'
import { DomainError } from '@leora/domain/errors'
import type { FastifyInstance, FastifyRequest } from 'fastify'

const signInsPerMinute = 60
const noHeaders = {
  'x-ratelimit-limit': false,
  'x-ratelimit-remaining': false,
  'x-ratelimit-reset': false,
}

/** Adds the limiter that the scopes below use; counts are kept per process. */
export async function prepareRateLimits(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    addHeaders: noHeaders,
    addHeadersOnExceeding: noHeaders,
  })
}

export function limitByCredential(app: FastifyInstance, perMinute: number): void {
  limit(app, perMinute, ({ credential, ip }) => credential?.tokenHash.toString('base64') ?? ip)
}

/** A batch of guesses at passwords comes from an address, whatever it claims to be. */
export function limitByAddress(app: FastifyInstance, perMinute: number): void {
  if (perMinute > 0) limit(app, signInsPerMinute, ({ ip }) => ip)
}

function limit(
  app: FastifyInstance,
  max: number,
  keyGenerator: (request: FastifyRequest) => string,
) {
  if (max === 0) return
  app.addHook(
    'onRequest',
    app.rateLimit({
      max,
      timeWindow: 60_000,
      cache: 20_000,
      keyGenerator,
      errorResponseBuilder: (_request, { after }) =>
        new DomainError('limit_reached', `Too many requests. Try again in ${after}.`),
    }),
  )
}
