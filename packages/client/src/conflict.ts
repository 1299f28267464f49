import { readFailure } from './failure.ts'
import { type Merge, mergeChanges } from './merge.ts'

export interface Versioned {
  id: string
  version: number
}

export interface EditConflict<Row> extends Merge<Row> {
  /** The row as it stands now; a resolved edit starts from its version. */
  current: Row
}

/** The row that stood in the way of a stale edit; null for any other failure. */
export function readCurrent(error: unknown): Versioned | null {
  const { reason, current } = readFailure(error)
  return reason === 'conflict' && isVersioned(current) ? current : null
}

/** Field by field, what a stale edit and the present row disagree about; null for another failure. */
export function readConflict<Row extends Versioned>(
  error: unknown,
  edit: { base: Row; changes: Partial<Row> },
): EditConflict<Row> | null {
  const current = readCurrent(error)
  if (current === null || current.id !== edit.base.id) return null
  // A conflict carries the same row that the edit began with, read by the same procedure.
  const theirs = current as Row
  return { current: theirs, ...mergeChanges(edit.base, edit.changes, theirs) }
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
