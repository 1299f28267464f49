import type { Services } from '@leora/api/context'
import { toTrpcError, wireErrorData } from '@leora/api/error-mapping'
import { DomainError } from '@leora/domain/errors'
import { TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { describeRequest } from './request-identity.ts'

/** A failure met before or outside a procedure, as the same closed set of errors. */
export function toHostError(
  error: unknown,
  request: FastifyRequest,
  { reportError }: Pick<Services, 'reportError'>,
): TRPCError {
  if (isMapped(error)) return error
  return toTrpcError(fromFastify(error) ?? error, (unknown) =>
    reportError(unknown, describeRequest(request)),
  )
}

// What a procedure's own error mapping let through was reported there and has no cause left.
function isMapped(error: unknown): error is TRPCError {
  return (
    error instanceof TRPCError &&
    (error.code !== 'INTERNAL_SERVER_ERROR' || error.cause === undefined)
  )
}

// Fastify's own refusals carry a status below 500 and a message meant for programmers.
function fromFastify(error: unknown): TRPCError | DomainError | null {
  if (error instanceof DomainError || error instanceof TRPCError) return null
  if (!(error instanceof Error) || !('statusCode' in error)) return null
  const cause = error
  switch (error.statusCode) {
    case 413:
      return new TRPCError({
        code: 'PAYLOAD_TOO_LARGE',
        message: 'This request is too large. Send less than 1 MB at once.',
        cause,
      })
    case 415:
      return new TRPCError({
        code: 'UNSUPPORTED_MEDIA_TYPE',
        message: 'Send the request as JSON (Content-Type: application/json).',
        cause,
      })
    case 429:
      return new DomainError('limit_reached', 'Too many requests. Wait a moment and try again.')
    case 503:
      return new DomainError('unavailable', 'Leora is very busy right now. Try again in a moment.')
    default:
      return typeof error.statusCode === 'number' && error.statusCode < 500
        ? new TRPCError({ code: 'BAD_REQUEST', message: 'This request cannot be read.', cause })
        : null
  }
}

/** Sends an error outside tRPC: sign-in, REST, unknown paths. */
export function sendError(reply: FastifyReply, error: TRPCError): FastifyReply {
  const status = getHTTPStatusCodeFromError(error)
  return withRetry(reply, status)
    .code(status)
    .type('application/json; charset=utf-8')
    .send(
      JSON.stringify({
        error: { ...wireErrorData(error), message: error.message, requestId: reply.request.id },
      }),
    )
}

export function withRetry(reply: FastifyReply, status: number): FastifyReply {
  const isPassing = (status === 429 || status === 503) && !reply.hasHeader('retry-after')
  return isPassing ? reply.header('retry-after', '5') : reply
}
