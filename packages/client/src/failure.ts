import type { ErrorReason } from '@leora/domain/errors'
import { TRPCClientError } from '@trpc/client'
import { isRecord } from './paths.ts'

/** Why a call failed: what the server says, or what kept us from hearing it. */
export type FailureReason =
  | ErrorReason
  | 'signed_out'
  | 'other_person'
  | 'internal'
  | 'offline'
  | 'unreachable'
  | 'timeout'
  | 'unknown'

export interface Failure {
  reason: FailureReason
  /** The server's own sentence, absent when it could not be asked. */
  serverSentence?: string
  fields?: Record<string, string>
  current?: unknown
  requestId?: string
  retryAfterSeconds?: number
}

/** An answer that is not the API's: a proxy's page, a limiter's or a shedding server's refusal. */
export class ForeignAnswerError extends Error {
  override readonly name = 'ForeignAnswerError'
  readonly status: number
  readonly retryAfterSeconds: number | undefined

  constructor(status: number, retryAfterSeconds: number | undefined) {
    super(`The server answered ${status} in a form that is not ours.`)
    this.status = status
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** A kept write met another person's session; it stays with its author. */
export class OtherPersonError extends Error {
  override readonly name = 'OtherPersonError'
}

/** The person gave this write up while it was on its way. */
export class DiscardedWriteError extends Error {
  override readonly name = 'DiscardedWriteError'
}

export function readFailure(error: unknown): Failure {
  if (!(error instanceof TRPCClientError)) return readTransport(error)
  const data: unknown = error.data
  if (!isRecord(data)) return readTransport(error.cause)
  const fields = data['fields']
  const retryAfterSeconds = readRetryAfter(headersOf(error.meta))
  return {
    reason: isReason(data['reason']) ? data['reason'] : 'unknown',
    serverSentence: error.message,
    ...(isTexts(fields) ? { fields } : {}),
    ...('current' in data ? { current: data['current'] } : {}),
    ...(typeof data['requestId'] === 'string' ? { requestId: data['requestId'] } : {}),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  }
}

/** True when the same call may well succeed in a moment, and nobody is to blame. */
export function isTransient(error: unknown): boolean {
  const { reason } = readFailure(error)
  return isOutOfReach(reason) || reason === 'unavailable'
}

/** True when the server was not heard: it may or may not have done what was asked. */
export function isOutOfReach(reason: FailureReason): boolean {
  return reason === 'offline' || reason === 'unreachable' || reason === 'timeout'
}

function readTransport(cause: unknown): Failure {
  if (cause instanceof ForeignAnswerError) {
    const { status, retryAfterSeconds } = cause
    return {
      reason: reasonOfStatus(status),
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    }
  }
  if (cause instanceof OtherPersonError) return { reason: 'other_person' }
  if (cause instanceof Error && cause.name === 'TimeoutError') return { reason: 'timeout' }
  // fetch reports every kind of missing network as a bare TypeError.
  if (cause instanceof TypeError) {
    return { reason: globalThis.navigator?.onLine === false ? 'offline' : 'unreachable' }
  }
  return { reason: 'unknown' }
}

function reasonOfStatus(status: number): FailureReason {
  if (status === 401) return 'signed_out'
  if (status === 403) return 'forbidden'
  if (status === 429) return 'limit_reached'
  if (status === 502 || status === 503 || status === 504) return 'unavailable'
  return status >= 500 ? 'internal' : 'unknown'
}

export function readRetryAfter(headers: Headers | undefined): number | undefined {
  const text = headers?.get('retry-after')
  if (!text) return undefined
  const seconds = Number(text)
  if (Number.isFinite(seconds)) return Math.max(0, seconds)
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - Date.now()) / 1000))
}

function headersOf(meta: Record<string, unknown> | undefined): Headers | undefined {
  const response = meta?.['response']
  return response instanceof Response ? response.headers : undefined
}

const reasons: Record<FailureReason, true> = {
  not_found: true,
  forbidden: true,
  conflict: true,
  invalid: true,
  invalid_state: true,
  limit_reached: true,
  unavailable: true,
  step_up_required: true,
  factor_required: true,
  signed_out: true,
  other_person: true,
  internal: true,
  offline: true,
  unreachable: true,
  timeout: true,
  unknown: true,
}

function isReason(value: unknown): value is FailureReason {
  return typeof value === 'string' && Object.hasOwn(reasons, value)
}

function isTexts(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every((text) => typeof text === 'string')
}
