import { getTableColumns } from 'drizzle-orm'
import type { AuditChanges } from '../../schema/audit.ts'
import { customers } from '../../schema/customers.ts'
import type { DemoCustomer } from '../customers/customer.ts'

/** One line of the record, as the database's own trigger would have written it. */
export interface Act {
  readonly at: Date
  readonly actorId: string
  readonly entityType: 'customers' | 'members'
  readonly entityId: string
  /** What readers call the entity. */
  readonly entityName: string
  readonly action: 'created' | 'updated' | 'deleted' | 'restored'
  readonly changes: AuditChanges
}

/** A customer as its row stands, and the acts on record that led there. */
export interface Life {
  readonly customer: DemoCustomer
  readonly acts: readonly Act[]
}

export type CustomerValues = Partial<Omit<DemoCustomer, 'deletedAt'>> & { deletedAt?: Date | null }

// The trigger keeps these out of the record, too.
const unrecorded = new Set(['tenantId', 'version', 'createdAt', 'updatedAt'])

const recordedColumns = Object.entries(getTableColumns(customers))
  .filter(([key, { generated }]) => generated === undefined && !unrecorded.has(key))
  .map(([key, { name }]) => [key as keyof DemoCustomer, name] as const)

/** The changes from one state of a customer to the next, by column. */
export function compareCustomers(older: CustomerValues, newer: CustomerValues): AuditChanges {
  const changes: AuditChanges = {}
  for (const [key, column] of recordedColumns) {
    if (older[key] === newer[key]) continue
    const [before, after] = [toRecorded(older[key]), toRecorded(newer[key])]
    if (JSON.stringify(before) === JSON.stringify(after)) continue
    changes[column] = { old: before, new: after }
  }
  return changes
}

export function actionOf({ deleted_at: deletedAt }: AuditChanges): Act['action'] {
  if (deletedAt === undefined) return 'updated'
  return deletedAt.old === null ? 'deleted' : 'restored'
}

/** As PostgreSQL writes a value as JSON in a session that runs in UTC. */
function toRecorded(value: unknown): unknown {
  return value instanceof Date ? value.toISOString().replace('Z', '+00:00') : (value ?? null)
}
