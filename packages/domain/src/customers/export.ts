import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { allowAct } from '../permissions/allow.ts'
import type { Verdict } from '../policy.ts'
import type { CustomerRow } from './customer.ts'
import { type ListCustomersInput, listCustomersInput } from './inputs.ts'
import { canListCustomers } from './policy.ts'

/** The list as it is filtered and sorted; a file is fetched part by part, each by the cursor of the one before. */
export const exportCustomersInput = z.strictObject(
  listCustomersInput.omit({ limit: true, withStandings: true }).shape,
)
export type ExportCustomersInput = z.infer<typeof exportCustomersInput>

export const customersFileSchema = z.object({
  csv: z.string(),
  count: z.number().int(),
  nextCursor: z.string().nullable(),
})
export type CustomersFile = z.infer<typeof customersFileSchema>

export function canExportCustomers(
  actor: Actor,
  input: Pick<ListCustomersInput, 'sort' | 'isOverLimit'>,
): Verdict {
  const list = canListCustomers(actor, input)
  return list.allowed ? allowAct(actor, 'data.export') : list
}

type ExportedField = Exclude<keyof CustomerRow, 'id' | 'version' | 'ownerId' | 'standing'>

const rowFields = [
  'number',
  'name',
  'status',
  'customerType',
  'lifecycleStage',
  'city',
  'region',
  'country',
  'phone',
  'email',
  'territory',
  'ownerName',
  'tags',
  'creditLimitMinor',
  'balanceMinor',
  'currency',
  'updatedAt',
] as const satisfies readonly ExportedField[]
const standingFields = ['accountType', 'priority', 'healthScore', 'isOffCadence'] as const

/** What a file says of a customer, in its order; a hidden field has no column at all. */
export function exportedFields(hidden: readonly string[]) {
  return [...rowFields, ...standingFields].filter((name) => !hidden.includes(name))
}

export function exportHeader(hidden: readonly string[]): string[] {
  return exportedFields(hidden).map((name) => name.replace(/Minor$/, ''))
}

export function exportCells(row: CustomerRow, hidden: readonly string[]): string[] {
  const values: Readonly<Record<string, unknown>> = { ...row, ...row.standing }
  return exportedFields(hidden).map((name) => {
    const value = values[name]
    if (name.endsWith('Minor') && typeof value === 'number') return decimal(value, row.currency)
    return Array.isArray(value) ? value.join(', ') : String(value ?? '')
  })
}

/** Exact, with a point, and without the signs of any one country. */
function decimal(minor: number, currency: string): string {
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions()
  if (digits === 0) return String(minor)
  const figures = String(Math.abs(minor)).padStart(digits + 1, '0')
  return `${minor < 0 ? '-' : ''}${figures.slice(0, -digits)}.${figures.slice(-digits)}`
}
