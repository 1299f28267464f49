import { readCurrent, type Versioned } from './conflict.ts'
import { type Merge, mergeChanges } from './merge.ts'

export interface EditConflict<Row> extends Merge<Row> {
  /** The row as it stands now; a resolved edit starts from its version. */
  current: Row
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
