import type { Services } from '@leora/api/context'
import { RawJson } from '@leora/api/raw-json'
import { DomainError } from '@leora/domain/errors'
import type { AnyTRPCRouter } from '@trpc/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createContext } from '../request-identity.ts'
import { type Address, coerceAddress } from './coerce.ts'
import { describeApi } from './openapi.ts'
import { listRestOperations, type RestOperation, takesBody } from './operations.ts'
import { renderReference } from './reference-page.ts'

export interface RestOptions {
  router: AnyTRPCRouter
  services: Services
}

/** The procedures as REST under `/api/v1`, their document and its page. */
export function serveRest(app: FastifyInstance, { router, services }: RestOptions): void {
  const operations = listRestOperations(router)
  const texts: { document?: string; page?: string } = {}

  for (const operation of operations) {
    app.route({
      method: operation.method,
      url: `/api/v1${operation.path.replace(/\{(\w+)\}/g, ':$1')}`,
      exposeHeadRoute: false,
      config: { procedure: operation.name },
      handler: async (request, reply) => {
        request.operation = operation.name
        const text = await call(operation, { request, reply }, services)
        return reply
          .header('cache-control', 'no-store')
          .type('application/json; charset=utf-8')
          .send(text)
      },
    })
  }
  app.get('/api/v1/openapi.json', (_request, reply) => {
    texts.document ??= JSON.stringify(describeApi(operations, services.version))
    return reply.type('application/json; charset=utf-8').send(texts.document)
  })
  app.get('/api/v1', (_request, reply) => {
    texts.page ??= renderReference(operations, services.version)
    return reply.type('text/html; charset=utf-8').send(texts.page)
  })
}

async function call(
  operation: RestOperation,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  services: Services,
): Promise<string> {
  const input = readInput(operation, request)
  const { type } = operation.procedure._def
  const data: unknown = await operation.procedure({
    path: operation.name,
    type,
    ctx: createContext(services, request, reply),
    getRawInput: () => Promise.resolve(input),
    batchIndex: 0,
    signal: undefined,
  })
  return data instanceof RawJson ? data.text : (JSON.stringify(data) ?? 'null')
}

function readInput(operation: RestOperation, request: FastifyRequest): unknown {
  const { input } = operation
  if (input === null) return undefined
  const inPath = coerceAddress(request.params as Address, input)
  if (!takesBody(operation)) {
    return { ...coerceAddress(request.query as Address, input), ...inPath }
  }
  const body = request.body ?? {}
  if (typeof body !== 'object' || Array.isArray(body)) {
    throw new DomainError('invalid', 'Send the fields as one JSON object.')
  }
  return { ...body, ...inPath }
}
