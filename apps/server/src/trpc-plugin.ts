import type { RequestContext, Services } from '@leora/api/context'
import { RawJson } from '@leora/api/raw-json'
import {
  type AnyTRPCProcedure,
  type AnyTRPCRouter,
  getTRPCErrorShape,
  TRPCError,
} from '@trpc/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { toHostError, withRetry } from './host-errors.ts'
import { createContext } from './request-identity.ts'
import type { Streams } from './streams.ts'
import { jsonParser, lazyInputs, type TrpcRequest } from './trpc-inputs.ts'
import { answerSubscription } from './trpc-subscription.ts'

export interface TrpcOptions {
  router: AnyTRPCRouter
  services: Services
  streams: Streams
}

interface Call {
  path: string
  procedure: AnyTRPCProcedure | undefined
}

interface Answer {
  status: number
  text: string
}

const maxBatch = 20

/**
 * tRPC's wire format for queries and mutations without a Request or Response object in between,
 * with the database's JSON spliced in as it is. Streams go to the official adapter. It differs
 * from that adapter on purpose in three points: only JSON bodies, at most 20 calls in a batch,
 * and a path is decoded once.
 */
export function serveTrpc(app: FastifyInstance, options: TrpcOptions): void {
  const { router, services } = options
  const procedures = new Map<string, AnyTRPCProcedure>(Object.entries(router._def.procedures))
  const parse = jsonParser(app)

  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  )
  // Read to its end and left alone: the handler refuses it in tRPC's own shape.
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null))

  app.setErrorHandler((error, request, reply) => {
    const answer = describeFailure(router, toHostError(error, request, services), {
      ctx: createContext(services, request),
    })
    return send(reply, answer)
  })

  async function handle(request: TrpcRequest, reply: FastifyReply) {
    const { path } = request.params
    const isBatch = request.query['batch'] === '1'
    const calls = (isBatch ? path.split(',') : [path]).map((name): Call => {
      return { path: name, procedure: procedures.get(name) }
    })
    const [first] = calls
    request.operation = nameOperation(calls)
    const ctx = createContext(services, request, reply)
    const refusal = refuse(request, calls)
    if (refusal) return send(reply, describeFailure(router, refusal, { ctx }))
    if (!isBatch && first?.procedure?._def.type === 'subscription') {
      return answerSubscription(options, request, reply)
    }
    const inputs = lazyInputs(request, isBatch, parse)
    const answers = await Promise.all(
      calls.map((call, index) =>
        answerCall(call, {
          router,
          ctx,
          isBatch,
          method: request.method,
          getRawInput: async () => inputs()[index],
          toError: (cause) => toHostError(cause, request, services),
          index,
        }),
      ),
    )
    return send(reply, isBatch ? joinAnswers(answers) : answers[0])
  }

  app.get('/trpc/:path', { exposeHeadRoute: false }, handle)
  app.post('/trpc/:path', handle)
}

interface CallOptions {
  router: AnyTRPCRouter
  ctx: RequestContext
  isBatch: boolean
  method: string
  getRawInput: () => Promise<unknown>
  toError: (cause: unknown) => TRPCError
  index: number
}

async function answerCall(call: Call, options: CallOptions): Promise<Answer> {
  const { path, procedure } = call
  try {
    assertCallable(call, options)
    const data: unknown = await procedure?.({
      path,
      ctx: options.ctx,
      type: procedure._def.type,
      getRawInput: options.getRawInput,
      batchIndex: options.index,
      signal: undefined,
    })
    return { status: 200, text: describeResult(data) }
  } catch (cause) {
    const error = options.toError(cause)
    return describeFailure(options.router, error, {
      ctx: options.ctx,
      path,
      type: procedure?._def.type,
    })
  }
}

function assertCallable({ path, procedure }: Call, { method, isBatch }: CallOptions): void {
  if (!procedure) {
    throw new TRPCError({
      code: 'NOT_FOUND',
      message: `There is no procedure ${path} here. Reload the page: Leora may have been updated.`,
    })
  }
  const { type } = procedure._def
  const expected = type === 'mutation' ? 'POST' : 'GET'
  if (method !== expected) {
    throw new TRPCError({
      code: 'METHOD_NOT_SUPPORTED',
      message: `Unsupported ${method}-request to ${type} procedure at path "${path}"`,
    })
  }
  if (type === 'subscription' && isBatch) {
    throw new TRPCError({ code: 'BAD_REQUEST', message: 'Cannot batch subscription calls' })
  }
}

/** What is wrong with the request as a whole. */
function refuse(request: FastifyRequest, calls: readonly Call[]): TRPCError | null {
  const type = request.headers['content-type']
  if (request.method === 'POST' && !type?.startsWith('application/json')) {
    return new TRPCError({
      code: 'UNSUPPORTED_MEDIA_TYPE',
      message: 'Send the request as JSON (Content-Type: application/json).',
    })
  }
  if (calls.length > maxBatch) {
    return new TRPCError({
      code: 'BAD_REQUEST',
      message: `A batch holds at most ${maxBatch} calls; this one has ${calls.length}. Send it in parts.`,
    })
  }
  const types = new Set(calls.flatMap(({ procedure }) => procedure?._def.type ?? []))
  if (types.size > 1) {
    return new TRPCError({
      code: 'BAD_REQUEST',
      message: `Cannot mix procedure types in call: ${[...types].join(', ')}`,
    })
  }
  return null
}

function describeResult(data: unknown): string {
  const text = data instanceof RawJson ? data.text : JSON.stringify(data)
  return text === undefined ? '{"result":{}}' : `{"result":{"data":${text}}}`
}

function describeFailure(
  router: AnyTRPCRouter,
  error: TRPCError,
  about: {
    ctx: RequestContext
    path?: string
    type?: AnyTRPCProcedure['_def']['type'] | undefined
  },
): Answer {
  const shape = getTRPCErrorShape({
    config: router._def._config,
    error,
    type: about.type ?? 'unknown',
    path: about.path,
    input: undefined,
    ctx: about.ctx,
  })
  return { status: shape.data.httpStatus, text: `{"error":${JSON.stringify(shape)}}` }
}

function joinAnswers(answers: readonly Answer[]): Answer {
  const statuses = new Set(answers.map(({ status }) => status))
  const [only] = statuses
  return {
    status: statuses.size === 1 && only !== undefined ? only : 207,
    text: `[${answers.map(({ text }) => text).join(',')}]`,
  }
}

function send(reply: FastifyReply, answer: Answer | undefined) {
  if (answer === undefined) throw new Error('A request has at least one call.')
  if (answer.status !== 200) withRetry(reply, answer.status).code(answer.status)
  return reply.headers(answerHeaders).send(answer.text)
}

const answerHeaders = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
}

function nameOperation(calls: readonly Call[]): string {
  const [first] = calls
  if (calls.length !== 1) return 'batch'
  return first?.procedure ? first.path : 'unknown'
}
