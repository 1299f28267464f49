import type { Database } from '@leora/db/database'
import { type SealedColumn, sealedColumns } from '@leora/db/sealed-columns'
import {
  countByKey,
  readOtherwiseSealed,
  replaceSealed,
  type SealedRow,
} from '@leora/db/sealed-rows'
import { SealError } from './envelope.ts'
import type { KeyRing } from './key-ring.ts'
import { listScopes, type SealedScope } from './sealed-scopes.ts'

export interface Sealing {
  readonly database: Database
  readonly keyRing: KeyRing
}

export interface RotateOptions {
  columns?: readonly SealedColumn[]
  /** Told after each batch how many values were sealed anew so far. */
  onProgress?: (resealed: number) => void
}

export interface Rotation {
  readonly resealed: number
  /** What could not be opened, one sentence each; it stays as it is. */
  readonly failures: readonly string[]
}

const batchSize = 100
const firstId = '00000000-0000-0000-0000-000000000000'
// A server that still seals with an earlier key adds to it while we walk; for ever is its operator's affair.
const maxPasses = 3

/**
 * Seals with the active key whatever another key sealed. What is left to do is seen from the values
 * themselves, so it goes on where it was killed; a value that its writer changes meanwhile stays the writer's.
 */
export async function rotate(
  { database, keyRing }: Sealing,
  { columns = sealedColumns, onProgress }: RotateOptions = {},
): Promise<Rotation> {
  const walk: Walk = { keyRing, activeKeyId: await firstOf(keyRing), resealed: 0, failures: [] }
  if (onProgress) walk.onProgress = onProgress
  for (let pass = 1; pass <= maxPasses; pass++) {
    const before = walk.resealed
    walk.failures = []
    for (const scope of await listScopes(database, columns)) await walkScope(walk, scope)
    if (walk.resealed === before) break
  }
  return { resealed: walk.resealed, failures: walk.failures }
}

interface Walk {
  readonly keyRing: KeyRing
  readonly activeKeyId: string
  resealed: number
  failures: string[]
  onProgress?: (resealed: number) => void
}

async function walkScope(walk: Walk, { column, tenantId, run }: SealedScope): Promise<void> {
  const { activeKeyId } = walk
  let after = firstId
  for (;;) {
    const options = { tenantId, activeKeyId, after, limit: batchSize }
    const rows = await run((db) => readOtherwiseSealed(db, column, options))
    // Sealed between two transactions: no row is locked while keys are derived.
    const fresh = new Map<SealedRow, Buffer>()
    for (const row of rows) {
      const sealed = await sealAnew(walk, column, row)
      if (sealed) fresh.set(row, sealed)
    }
    walk.resealed += await run(async (db) => {
      let replaced = 0
      for (const [row, sealed] of fresh) {
        if (await replaceSealed(db, column, row, sealed)) replaced++
      }
      return replaced
    })
    walk.onProgress?.(walk.resealed)
    const last = rows.at(-1)
    if (!last || rows.length < batchSize) return
    after = last.rowId
  }
}

async function sealAnew(
  { keyRing, failures }: Walk,
  { schema, table, column }: SealedColumn,
  { tenantId, rowId, sealed }: SealedRow,
): Promise<Buffer | undefined> {
  const place = { tenantId, table: `${schema}.${table}`, column, rowId }
  try {
    return await keyRing.seal(place, await keyRing.open(place, sealed))
  } catch (error) {
    if (!(error instanceof SealError)) throw error
    failures.push(error.message)
    return undefined
  }
}

async function firstOf(keyRing: KeyRing): Promise<string> {
  const [active] = await keyRing.listKeyIds()
  if (active === undefined) throw new Error('A key ring has an active key.')
  return active
}

/** A key and what it still seals. */
export interface KeyUse {
  readonly keyId: string
  readonly state: 'active' | 'readable' | 'unknown'
  readonly count: number
}

/** Every key at hand and every key that sealed something, the active one first. */
export async function countKeyUse(
  { database, keyRing }: Sealing,
  columns: readonly SealedColumn[] = sealedColumns,
): Promise<KeyUse[]> {
  const known = await keyRing.listKeyIds()
  const counts = new Map(known.map((keyId) => [keyId, 0]))
  for (const { column, tenantId, run } of await listScopes(database, columns)) {
    for (const { keyId, count } of await run((db) => countByKey(db, column, tenantId))) {
      counts.set(keyId, (counts.get(keyId) ?? 0) + count)
    }
  }
  return [...counts].map(([keyId, count]) => ({
    keyId,
    count,
    state: keyId === known[0] ? 'active' : known.includes(keyId) ? 'readable' : 'unknown',
  }))
}
