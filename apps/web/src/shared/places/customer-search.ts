export const sorts = ['name', 'number', 'city', 'balance', 'updated', 'health'] as const
export type Sort = (typeof sorts)[number]

/**
 * What the address of the customer list says: filters, order, and the open record.
 * Filter words are checked where the list is loaded, which keeps the schemas out of the first load.
 */
export interface CustomerSearch {
  text?: string
  status?: string
  customerType?: string
  lifecycleStage?: string
  ownerId?: string
  territory?: string
  credit?: string
  accountType?: string
  priority?: string
  health?: string
  cadence?: string
  /** Names of the columns that are shown, with commas between; all that stand by default without it. */
  columns?: string
  sort?: Sort
  direction?: 'asc' | 'desc'
  customer?: string
  create?: true
}

export const noOwner = 'none'

function oneOf<Word extends string>(words: readonly Word[], value: unknown): Word | undefined {
  return words.find((word) => word === value)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined
}

export function readCustomerSearch(raw: object): CustomerSearch {
  const given = new Map<string, unknown>(Object.entries(raw))
  const text = given.get('text')
  const found = {
    text: typeof text === 'number' ? String(text) : textOf(text),
    status: textOf(given.get('status')),
    customerType: textOf(given.get('customerType')),
    lifecycleStage: textOf(given.get('lifecycleStage')),
    ownerId: textOf(given.get('ownerId')),
    territory: textOf(given.get('territory')),
    credit: textOf(given.get('credit')),
    accountType: textOf(given.get('accountType')),
    priority: textOf(given.get('priority')),
    health: textOf(given.get('health')),
    cadence: textOf(given.get('cadence')),
    columns: textOf(given.get('columns')),
    sort: oneOf(sorts, given.get('sort')),
    direction: oneOf(['asc', 'desc'] as const, given.get('direction')),
    customer: textOf(given.get('customer')),
    create: given.get('create') === true ? (true as const) : undefined,
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}
