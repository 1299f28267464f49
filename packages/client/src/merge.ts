import { isSame } from './same.ts'

/** A field that both changed, to different values. */
export interface FieldConflict<Row, Field extends keyof Row = keyof Row> {
  field: Field
  base: Row[Field]
  mine: Row[Field]
  theirs: Row[Field]
}

export interface Merge<Row> {
  /** What only I changed: it fits what they did and needs no question. */
  changes: Partial<Row>
  /** What a person has to decide. */
  conflicts: FieldConflict<Row>[]
}

export type Side = 'mine' | 'theirs'
export type Choices<Row> = { readonly [Field in keyof Row]?: Side }

/**
 * Three-way merge by field. `base` is the row my editing began with, `changes` what I made of it,
 * `theirs` the row as it stands. A field I did not touch, or set to what they set, is not mine to send.
 */
export function mergeChanges<Row extends object>(
  base: Row,
  changes: Partial<Row>,
  theirs: Row,
): Merge<Row> {
  const merge: Merge<Row> = { changes: {}, conflicts: [] }
  for (const field of keysOf(changes)) {
    const mine = changes[field]
    if (mine === undefined || isSame(mine, base[field]) || isSame(mine, theirs[field])) continue
    if (isSame(theirs[field], base[field])) merge.changes[field] = mine
    else merge.conflicts.push({ field, base: base[field], mine, theirs: theirs[field] })
  }
  return merge
}

/** The changes to send on top of their row once every conflict is decided; null while one is not. */
export function resolveMerge<Row extends object>(
  { changes, conflicts }: Merge<Row>,
  choices: Choices<Row>,
): Partial<Row> | null {
  const resolved = { ...changes }
  for (const { field, mine } of conflicts) {
    const side = choices[field]
    if (side === undefined) return null
    if (side === 'mine') resolved[field] = mine
  }
  return resolved
}

function keysOf<Row extends object>(row: Partial<Row>): (keyof Row)[] {
  // Object.keys answers strings; those of a plain object are its fields.
  return Object.keys(row) as (keyof Row)[]
}
