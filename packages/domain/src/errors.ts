export const errorReasons = [
  'not_found',
  'forbidden',
  'conflict',
  'invalid',
  'invalid_state',
  'limit_reached',
  'unavailable',
  /** The person must prove to be there, then the same call works. */
  'step_up_required',
  /** This company lets nobody in without a second factor. */
  'factor_required',
] as const

export type ErrorReason = (typeof errorReasons)[number]

export interface ErrorDetail {
  /** One sentence per input field that needs attention. */
  fields?: Record<string, string>
  /** The row as it stands now, for a reader who edited an older version. */
  current?: unknown
  cause?: unknown
}

/** A failure the person can act on: its message is a sentence shown as it is. */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  readonly reason: ErrorReason
  readonly fields: Record<string, string> | undefined
  readonly current: unknown

  constructor(reason: ErrorReason, message: string, detail: ErrorDetail = {}) {
    super(message, { cause: detail.cause })
    this.reason = reason
    this.fields = detail.fields
    this.current = detail.current
  }
}
