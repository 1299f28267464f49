/** A cluster that cannot start: the message is a sentence with the way out. */
export class ClusterError extends Error {
  override readonly name = 'ClusterError'
  /** What PostgreSQL itself said last; read for the reason, never shown unasked. */
  readonly log: string

  constructor(message: string, detail: { log?: string; cause?: unknown } = {}) {
    super(message, { cause: detail.cause })
    this.log = detail.log ?? ''
  }
}

/** Another Leora holds this home folder. */
export class HomeInUseError extends Error {
  override readonly name = 'HomeInUseError'
}

/** The error code of a failed system call, e.g. `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
