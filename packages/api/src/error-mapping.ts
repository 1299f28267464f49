import { isConnectionFailure } from '@leora/db/connection-failure'
import { constraintOf } from '@leora/db/constraint-of'
import { SignedOutError } from '@leora/db/tenant'
import { DomainError, type ErrorReason } from '@leora/domain/errors'
import { TRPCError } from '@trpc/server'
import { z } from 'zod'
import { sentenceForConstraint } from './constraints.ts'

const codes = {
  not_found: 'NOT_FOUND',
  forbidden: 'FORBIDDEN',
  conflict: 'CONFLICT',
  invalid: 'BAD_REQUEST',
  invalid_state: 'UNPROCESSABLE_CONTENT',
  limit_reached: 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
  step_up_required: 'FORBIDDEN',
  factor_required: 'FORBIDDEN',
} as const satisfies Record<ErrorReason, TRPCError['code']>

export interface WireErrorData {
  reason: ErrorReason | 'signed_out' | 'internal'
  fields?: Record<string, string>
  current?: unknown
}

const internalSentence =
  'Something went wrong on our side. Nothing was changed. Try again, and give the request id to support if it happens twice.'

/** The one place where failures become answers; unknown ones are reported and hidden. */
export function toTrpcError(error: unknown, report: (error: unknown) => void): TRPCError {
  const root = rootOf(error)
  if (root instanceof DomainError) {
    if (root.reason === 'unavailable' && root.cause) report(root.cause)
    return new TRPCError({ code: codes[root.reason], message: root.message, cause: root })
  }
  if (root instanceof SignedOutError) {
    return new TRPCError({ code: 'UNAUTHORIZED', message: 'Sign in to go on.', cause: root })
  }
  if (root instanceof z.ZodError) return toTrpcError(fromZod(root), report)
  if (error instanceof TRPCError && error.code !== 'INTERNAL_SERVER_ERROR') return error
  const known = fromDatabase(root)
  if (known) {
    return toTrpcError(known, report)
  }
  report(root)
  return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: internalSentence })
}

export function wireErrorData(error: TRPCError): WireErrorData {
  const { cause } = error
  if (cause instanceof DomainError) {
    return {
      reason: cause.reason,
      ...(cause.fields ? { fields: cause.fields } : {}),
      ...(cause.current === undefined ? {} : { current: cause.current }),
    }
  }
  if (error.code === 'UNAUTHORIZED') return { reason: 'signed_out' }
  if (error.code === 'NOT_FOUND') return { reason: 'not_found' }
  if (error.code === 'INTERNAL_SERVER_ERROR') return { reason: 'internal' }
  return { reason: 'invalid' }
}

function rootOf(error: unknown): unknown {
  let current = error
  while (
    current instanceof Error &&
    current.cause instanceof Error &&
    !(current instanceof DomainError) &&
    !(current instanceof z.ZodError)
  ) {
    current = current.cause
  }
  return current
}

export function fromZod(error: z.ZodError): DomainError {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) {
    const name = issue.path.join('.') || 'input'
    fields[name] ??= issue.message
  }
  const [first] = Object.entries(fields)
  const sentence = first ? `${first[0]}: ${first[1]}` : 'The input is not valid.'
  return new DomainError('invalid', sentence, { fields, cause: error })
}

function fromDatabase(error: unknown): DomainError | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null
  switch (error.code) {
    case '23505':
    case '23503':
    case '23514':
      return sentenceForConstraint(constraintOf(error) ?? '', error)
    case '22P05':
    case '22021':
      return new DomainError('invalid', 'A text holds a character that cannot be stored.', {
        cause: error,
      })
    case '22003':
    case '22007':
    case '22008':
    case '22009':
    case '22P02':
      return new DomainError('invalid', 'A number or a date lies outside what can be stored.', {
        cause: error,
      })
    case '57014':
      return new DomainError(
        'unavailable',
        'This took too long and was stopped. Narrow it down and try again.',
        { cause: error },
      )
    case '55P03':
    case '40P01':
    case '40001':
      return new DomainError(
        'unavailable',
        'Somebody is changing the same record. Try again in a moment.',
        { cause: error },
      )
    case '53100':
      return new DomainError(
        'unavailable',
        'The disk of the server is full. Nothing was changed; ask your operator to free space.',
        { cause: error },
      )
    default:
      return isConnectionFailure(error.code)
        ? new DomainError('unavailable', 'The database cannot be reached. Try again in a moment.', {
            cause: error,
          })
        : null
  }
}
