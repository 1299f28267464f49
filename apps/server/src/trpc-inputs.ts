import { TRPCError } from '@trpc/server'
import type { FastifyInstance, FastifyRequest } from 'fastify'

type Query = Record<string, string | string[] | undefined>
export type TrpcRequest = FastifyRequest<{ Params: { path: string }; Querystring: Query }>

export type ParseJson = (text: string) => unknown

/** Parsed when the first call asks and only once; a call without input never looks. */
export function lazyInputs(
  request: TrpcRequest,
  isBatch: boolean,
  parse: ParseJson,
): () => Record<number, unknown> {
  let inputs: Record<number, unknown> | undefined
  return () => {
    inputs ??= isBatch ? batchInputs(readInput(request, parse)) : { 0: readInput(request, parse) }
    return inputs
  }
}

function batchInputs(inputs: unknown): Record<number, unknown> {
  if (inputs === undefined) return {}
  if (typeof inputs === 'object' && inputs !== null && !Array.isArray(inputs)) {
    return inputs as Record<number, unknown>
  }
  throw new TRPCError({
    code: 'BAD_REQUEST',
    message: '"input" needs to be an object when doing a batch call',
  })
}

function readInput(request: TrpcRequest, parse: ParseJson): unknown {
  if (request.method === 'POST') return parse(String(request.body))
  const given = request.query['input']
  const text = Array.isArray(given) ? given[0] : given
  return text ? parse(text) : undefined
}

/** Fastify's own JSON reading, which refuses `__proto__`; tRPC's adapters would let it pass. */
export function jsonParser(app: FastifyInstance): ParseJson {
  const parseBody = app.getDefaultJsonParser('error', 'error')
  return (text) => {
    let parsed: unknown
    let failure: Error | null = null
    // Calls back before it returns.
    void parseBody({} as FastifyRequest, text, (error, value) => {
      failure = error
      parsed = value
    })
    if (failure) {
      throw new TRPCError({
        code: 'BAD_REQUEST',
        message: 'The request is not valid JSON.',
        cause: failure,
      })
    }
    return parsed
  }
}
