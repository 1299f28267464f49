import { toCsv } from '@leora/domain/csv'
import type { CustomerPage } from '@leora/domain/customers/customer'
import {
  type CustomersFile,
  canExportCustomers,
  type ExportCustomersInput,
  exportCells,
  exportHeader,
} from '@leora/domain/customers/export'
import { authorize } from '@leora/domain/policy'
import type { TenantContext } from '../context.ts'
import { planForValues } from '../plan-for-values.ts'
import { customersPageStatement } from './queries.ts'
import { customerView } from './view.ts'

/** Rows of one part: what the server holds at a time, however long the file gets. */
const partSize = 5_000

// Spreadsheets take a file without it for one of their own country's encoding.
const byteOrderMark = '\uFEFF'

/** One part of the filtered list as a file; the history says of each that it left, and by which filters. */
export async function exportCustomers(
  { db, actor }: TenantContext,
  input: ExportCustomersInput,
): Promise<CustomersFile> {
  authorize(canExportCustomers(actor, input))
  const view = customerView(actor)
  const asked = { ...input, limit: partSize, withStandings: true as const }
  const { text, params } = customersPageStatement(actor.tenantId, asked, view)
  const [[row]] = await Promise.all([db.run<{ json: string }>(text, params), planForValues(db)])
  const { items, nextCursor } = JSON.parse(row?.json ?? '') as CustomerPage
  const { cursor, ...filters } = input
  await db.run(`select audit.record_act('tenants', $1, 'exported', $2)`, [
    actor.tenantId,
    JSON.stringify({
      customers: { old: null, new: items.length },
      filters: { old: null, new: filters },
    }),
  ])
  const rows = items.map((item) => exportCells(item, view.hidden))
  const isFirst = cursor === undefined
  const [first, ...rest] = isFirst ? [exportHeader(view.hidden), ...rows] : rows
  const csv = first ? toCsv(first, rest) : ''
  return { csv: isFirst ? `${byteOrderMark}${csv}` : csv, count: items.length, nextCursor }
}
