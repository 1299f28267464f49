import type { Services } from '@leora/api/context'
import type { Actor } from '@leora/domain/actor'
import { DomainError } from '@leora/domain/errors'
import type { AnyTRPCRouter } from '@trpc/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Budget } from './bucket.ts'
import { type CallClass, classesOf, shareOfReads } from './call-class.ts'
import { createSharedLimits, type SharedLimits } from './shared-limits.ts'

declare module 'fastify' {
  interface FastifyInstance {
    limits: SharedLimits
  }
  interface FastifyContextConfig {
    /** The procedure behind a route that is one of its own. */
    procedure?: string
  }
}

const identityPerMinute = 60
// A company of many people is one company to the database.
const tenantFactor = 20
const mostKnown = 10_000

export function prepareRateLimits(app: FastifyInstance, services: Services): void {
  const limits = createSharedLimits(services)
  app.decorate('limits', limits)
  app.addHook('onClose', (_app, done) => {
    limits.stop()
    done()
  })
}

/** Limits the calls of each person, or key, and of each company, by class; strangers by address. */
export function limitCalls(
  app: FastifyInstance,
  { router, perMinute }: { router: AnyTRPCRouter; perMinute: number },
): void {
  if (perMinute === 0) return
  const { limits } = app
  const classOf = classesOf(router)
  // Whose a token was when it was last answered: a request is limited before the database is asked.
  const known = new Map<string, { person: string; tenant: string }>()

  const budgetsOf = (request: FastifyRequest, name: CallClass): Budget[] => {
    const most = Math.max(1, Math.floor(perMinute * shareOfReads[name]))
    const token = request.credential?.tokenHash.toString('base64')
    const who = token === undefined ? undefined : known.get(token)
    if (!who) return [{ key: `address:${request.ip}:${name}`, perMinute: most }]
    return [
      { key: `${who.person}:${name}`, perMinute: most },
      { key: `tenant:${who.tenant}:${name}`, perMinute: most * tenantFactor },
    ]
  }

  const costsOf = (request: FastifyRequest) => {
    const costs = new Map<CallClass, number>()
    for (const name of proceduresOf(request)) {
      const found = classOf(name)
      costs.set(found, (costs.get(found) ?? 0) + 1)
    }
    return costs
  }

  app.addHook('onRequest', (request, reply, done) => {
    for (const [name, cost] of costsOf(request)) {
      const budgets = budgetsOf(request, name)
      const refusal = takeOrRefuse(limits, reply, { name, budgets, cost })
      if (refusal) return done(refusal)
    }
    done()
  })
  app.addHook('onResponse', (request, _reply, done) => {
    const { credential, actor } = request
    if (credential && actor) {
      const token = credential.tokenHash.toString('base64')
      const isNew = !known.has(token)
      if (known.size >= mostKnown) known.clear()
      known.set(token, { person: personOf(actor), tenant: actor.tenantId })
      // Else a person with many sessions would have a first call free with each.
      if (isNew) {
        for (const [name, cost] of costsOf(request)) limits.charge(budgetsOf(request, name), cost)
      }
    }
    done()
  })
}

/** What needs no session is limited by address, whatever the request claims to be. */
export function limitIdentity(app: FastifyInstance, perMinute: number): void {
  if (perMinute === 0) return
  const { limits } = app
  app.addHook('onRequest', (request, reply, done) => {
    const budgets = [{ key: `address:${request.ip}:sign-in`, perMinute: identityPerMinute }]
    done(takeOrRefuse(limits, reply, { name: 'identity', budgets, cost: 1 }))
  })
}

// A person has one budget over all sessions, a key one of its own.
function personOf({ kind, userId, sessionId }: Actor): string {
  return kind === 'api' ? `key:${sessionId}` : `user:${userId}`
}

function proceduresOf(request: FastifyRequest): string[] {
  const { procedure } = request.routeOptions.config
  if (procedure !== undefined) return [procedure]
  const { path } = request.params as { path?: string }
  return path?.split(',') ?? ['']
}

function takeOrRefuse(
  limits: SharedLimits,
  reply: FastifyReply,
  { name, budgets, cost }: { name: CallClass; budgets: readonly Budget[]; cost: number },
): DomainError | undefined {
  const waitMs = limits.take(budgets, cost)
  const [own] = budgets
  if (own) {
    reply.header('ratelimit-policy', `"${name}";q=${own.perMinute};w=60`)
    reply.header('ratelimit', `"${name}";r=${limits.left(own)};t=${Math.ceil(waitMs / 1_000)}`)
  }
  if (waitMs === 0) return undefined
  const seconds = Math.ceil(waitMs / 1_000)
  reply.header('retry-after', String(seconds))
  return new DomainError('limit_reached', `Too many requests. Try again in ${seconds} seconds.`)
}
