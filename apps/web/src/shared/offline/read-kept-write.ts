import type { QueuedWrite } from '@leora/client'

type KeptWriteText =
  | { kind: 'create'; name: string }
  | { kind: 'update'; changes: [field: string, value: string][] }
  | { kind: 'read' }
  | { kind: 'other' }

/** What a kept write would do, as far as its stored input says. */
export function readKeptWrite({ path, input }: QueuedWrite): KeptWriteText {
  const given = recordOf(input)
  switch (path) {
    case 'crm.customers.create':
      return { kind: 'create', name: String(given['name'] ?? '') }
    case 'crm.customers.update':
      return {
        kind: 'update',
        changes: Object.entries(recordOf(given['changes'])).map(([field, value]) => [
          field,
          // Only words read as they are stored; ids, lists and minor units would not.
          typeof value === 'string' && wordFields.has(field) ? value.slice(0, 80) : '',
        ]),
      }
    case 'account.markNotificationsRead':
      return { kind: 'read' }
    default:
      return { kind: 'other' }
  }
}

/** After a conflict the person's own values stand: the same changes, on the row as it is now. */
export function retryInput({ input, failure }: QueuedWrite): unknown {
  const version = recordOf(failure?.current)['version']
  return failure?.reason === 'conflict' && typeof version === 'number'
    ? { ...recordOf(input), expectedVersion: version }
    : undefined
}

const wordFields: ReadonlySet<string> = new Set([
  ...['name', 'street1', 'street2', 'city', 'region', 'postalCode', 'territory'],
  ...['phone', 'email', 'billingEmail', 'website', 'licenceNumber', 'paymentTerms', 'notes'],
])

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
