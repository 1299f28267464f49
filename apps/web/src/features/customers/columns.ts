import type { Sort } from '#shared/places/customer-search.ts'

export const columnNames = [
  'name',
  'number',
  'status',
  'lifecycleStage',
  'customerType',
  'city',
  'territory',
  'ownerId',
  'accountType',
  'priority',
  'health',
  'cadence',
  'balanceMinor',
  'updatedAt',
] as const
export type ColumnName = (typeof columnNames)[number]

interface Column {
  width: number
  /** The lower, the longer it stays when space runs out. */
  rank: number
  sort?: Sort
  isFigure?: boolean
}

export const columns: Record<ColumnName, Column> = {
  name: { width: 248, rank: 0, sort: 'name' },
  number: { width: 116, rank: 6, sort: 'number' },
  status: { width: 112, rank: 2 },
  lifecycleStage: { width: 100, rank: 5 },
  customerType: { width: 112, rank: 9 },
  city: { width: 136, rank: 3, sort: 'city' },
  territory: { width: 116, rank: 7 },
  ownerId: { width: 148, rank: 4 },
  accountType: { width: 112, rank: 10 },
  priority: { width: 100, rank: 11 },
  health: { width: 92, rank: 12, sort: 'health', isFigure: true },
  cadence: { width: 140, rank: 13 },
  balanceMinor: { width: 124, rank: 1, sort: 'balance', isFigure: true },
  updatedAt: { width: 112, rank: 8, sort: 'updated', isFigure: true },
}

export const minColumnWidth = 72
export const selectWidth = 40

export type Widths = Partial<Record<ColumnName, number>>

export function widthOf(name: ColumnName, widths: Widths): number {
  return widths[name] ?? columns[name].width
}

const standingColumns: readonly ColumnName[] = ['accountType', 'priority', 'health', 'cadence']

export const defaultColumns = columnNames.filter((name) => !standingColumns.includes(name))

/** The columns an address names; a name nobody knows names none, and the name of the customer stays. */
export function readColumns(text: string | undefined): readonly ColumnName[] {
  if (text === undefined) return defaultColumns
  const named = text.split(',')
  return columnNames.filter((name) => name === 'name' || named.includes(name))
}

/** Nothing for the columns that stand by default. */
export function writeColumns(chosen: readonly ColumnName[]): string | undefined {
  const text = columnNames.filter((name) => chosen.includes(name)).join(',')
  return text === defaultColumns.join(',') ? undefined : text
}

export function asksForStandings(text: string | undefined): boolean {
  return readColumns(text).some((name) => standingColumns.includes(name))
}

interface ChooseOptions {
  widths?: Widths
  chosen?: readonly ColumnName[]
  hidden?: readonly string[]
}

/** The columns that fit, in reading order; name and balance stay, and so do those chosen by hand. */
export function chooseColumns(
  space: number,
  { widths = {}, chosen = defaultColumns, hidden = [] }: ChooseOptions = {},
): ColumnName[] {
  const shown = chosen.filter((name) => !hidden.includes(name))
  if (chosen !== defaultColumns) return shown
  let left = space - selectWidth
  const kept = new Set<ColumnName>()
  const ranked = [...shown].sort((one, other) => columns[one].rank - columns[other].rank)
  for (const name of ranked) {
    left -= widthOf(name, widths)
    if (left < 0 && columns[name].rank > 1) break
    kept.add(name)
  }
  return columnNames.filter((name) => kept.has(name))
}
