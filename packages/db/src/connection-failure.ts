/** True for the codes of a database that cannot be reached, or went away. */
export function isConnectionFailure(code: string): boolean {
  return (
    code.startsWith('08') ||
    code.startsWith('57P') ||
    code === '53300' ||
    /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|ENOTFOUND|EPIPE|ETIMEDOUT)/.test(code)
  )
}

/** True when nobody waited for an answer and none will come: the database went away. */
export function isLostConnection(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    isConnectionFailure(error.code)
  )
}
