import type { AuditItem } from '@leora/domain/audit/audit'

/** An audit item as JSON brings it: a value that is not there is left out. */
export type HistoryItem = Omit<AuditItem, 'changes'> & {
  changes: Record<string, { old?: unknown; new?: unknown }>
}

export interface FieldChange {
  field: string
  old: unknown
  new: unknown
}

// Bookkeeping that every write touches and nobody asked about.
const silent = new Set([
  'id',
  'tenantId',
  'version',
  'createdAt',
  'updatedAt',
  'deletedAt',
  'currency',
  'fold',
  'searchText',
])

export function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

function isNothing(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  )
}

/** What a reader wants to see of a change: named fields whose value truly differs. */
export function readChanges(changes: HistoryItem['changes']): FieldChange[] {
  return Object.entries(changes)
    .map(([name, { old, new: next }]) => ({ field: camelCase(name), old, new: next }))
    .filter(
      ({ field, old, new: next }) => !silent.has(field) && !(isNothing(old) && isNothing(next)),
    )
}

/** `creditLimitMinor` as words, for fields no catalogue names. */
export function wordsOf(field: string): string {
  const words = field
    .replace(/(Minor|Id)$/, '')
    .replace(/([A-Z])/g, ' $1')
    .trim()
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
