import { readFailure } from './failure.ts'

export interface Versioned {
  id: string
  version: number
}

/** The row that stood in the way of a stale edit; null for any other failure. */
export function readCurrent(error: unknown): Versioned | null {
  const { reason, current } = readFailure(error)
  return reason === 'conflict' && isVersioned(current) ? current : null
}

export function isVersioned(value: unknown): value is Versioned {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'version' in value &&
    typeof value.version === 'number'
  )
}
