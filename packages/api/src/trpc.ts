import { SignedOutError } from '@leora/db/tenant'
import type { Actor, ApiScope } from '@leora/domain/actor'
import { DomainError } from '@leora/domain/errors'
import { initTRPC, TRPCError } from '@trpc/server'
import type { z } from 'zod'
import type { RequestContext, TenantContext } from './context.ts'
import { toTrpcError, wireErrorData } from './error-mapping.ts'
import { RawJson } from './raw-json.ts'
import { touchCredential } from './sign-in/touch.ts'

export interface ProcedureMeta {
  /** The same procedure as REST, such as `GET /customers/{id}`. */
  rest: `${'GET' | 'POST' | 'PATCH' | 'DELETE'} /${string}`
  summary: string
  /** What it answers; documents the REST route and is checked by tests. */
  returns: z.ZodType
  /** Where a call costs much more than its kind: it then has a budget of its own. */
  load?: 'heavy' | 'identity'
}

const t = initTRPC
  .context<RequestContext>()
  .meta<ProcedureMeta>()
  .create({
    // Proxies cut what is silent for a minute; a reader takes two missed pings for a dead stream.
    sse: {
      ping: { enabled: true, intervalMs: 15_000 },
      client: { reconnectAfterInactivityMs: 40_000 },
    },
    errorFormatter: ({ shape, error, ctx }) => ({
      code: shape.code,
      message: error.message,
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        path: shape.data.path,
        requestId: ctx?.request.id,
        ...wireErrorData(error),
      },
    }),
  })

export const router = t.router
export const createCallerFactory = t.createCallerFactory

// Stands outside the transaction, so that a failing COMMIT is mapped too.
const mapErrors = t.middleware(async ({ ctx, next }) => {
  const report = (error: unknown) => ctx.reportError(error, ctx.request)
  try {
    const result = await next()
    if (result.ok) return result
    throw result.error
  } catch (error) {
    throw toTrpcError(error, report)
  }
})

interface TenantAccess {
  isCertain: boolean
  /** Whether a person may call it whom the company does not let in yet for want of a second factor. */
  isBeforeGate?: boolean
}

const inTenant = ({ isCertain, isBeforeGate = false }: TenantAccess) =>
  t.middleware(({ ctx, next, type, path }) => {
    const { credential, database, request } = ctx
    if (!credential) throw new SignedOutError('Sign in to go on.')
    return database.tenants.asCredential({
      credential,
      request,
      isWrite: type === 'mutation',
      isCertain,
      onStale: (actor) => touchCredential(ctx, actor),
      ...(ctx.onNewTokenNeeded ? { onNewTokenNeeded: ctx.onNewTokenNeeded } : {}),
      run: async (db, actor) => {
        ctx.noteActor?.(actor)
        if (!isBeforeGate) assertInside(actor)
        assertScope(actor, type === 'mutation' ? 'write' : 'read')
        const result = await next({ ctx: { db, actor } satisfies Partial<TenantContext> })
        // next() answers a failure instead of throwing; not rethrowing would commit it.
        if (!result.ok) throw result.error
        ctx.noteUse?.(actor, path)
        if (!ctx.isWire && result.data instanceof RawJson) {
          return { ...result, data: JSON.parse(result.data.text) as unknown }
        }
        return result
      },
    })
  })

function assertScope(actor: Actor, scope: ApiScope) {
  if (!actor.scopes.includes(scope)) {
    throw new DomainError(
      'forbidden',
      `This API key may not ${scope}. Make one with the right "${scope}".`,
    )
  }
}

function assertInside({ gate }: Actor) {
  if (gate === null) return
  throw new DomainError(
    'factor_required',
    gate === 'verify'
      ? 'Your company asks for a second factor. Confirm yours to go on.'
      : 'Your company asks for a second factor. Set one up to go on.',
  )
}

function assertSteppedUp({ isSteppedUp }: Actor) {
  if (isSteppedUp) return
  throw new DomainError('step_up_required', 'Confirm that it is you, then try again.')
}

/** Every procedure of a tenant: signed in, in one transaction, errors mapped once. */
export const tenantProcedure = t.procedure.use(mapErrors).use(inTenant({ isCertain: false }))

/** For writes to identity, which lie outside the transaction: they wait until it is certain who asks. */
export const personProcedure = t.procedure.use(mapErrors).use(inTenant({ isCertain: true }))

/** For what an open session left behind must not do: the person has just proven to be there. */
export const steppedUpProcedure = personProcedure.use(({ ctx, next }) => {
  assertSteppedUp(ctx.actor)
  return next()
})

const isBeforeGate = true

/** Of use even to whom the company lets in only with a second factor: who am I, how do I get one? */
export const outerProcedure = t.procedure
  .use(mapErrors)
  .use(inTenant({ isCertain: false, isBeforeGate }))

export const outerPersonProcedure = t.procedure
  .use(mapErrors)
  .use(inTenant({ isCertain: true, isBeforeGate }))

export const steppedUpOuterProcedure = outerPersonProcedure.use(({ ctx, next }) => {
  assertSteppedUp(ctx.actor)
  return next()
})

/** A long-lived stream: identified once at its beginning, outside any transaction. */
export const streamProcedure = t.procedure.use(mapErrors).use(async ({ ctx, next }) => {
  if (!ctx.credential) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Sign in to go on.' })
  const { credential, database, request } = ctx
  const actor = await database.tenants.asCredential({
    credential,
    request,
    isWrite: false,
    run: async (_db, who) => {
      ctx.noteActor?.(who)
      assertInside(who)
      return who
    },
  })
  return next({ ctx: { actor } })
})
