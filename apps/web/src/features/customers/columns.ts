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
  balanceMinor: { width: 124, rank: 1, sort: 'balance', isFigure: true },
  updatedAt: { width: 112, rank: 8, sort: 'updated', isFigure: true },
}

export const minColumnWidth = 72
export const selectWidth = 40

export type Widths = Partial<Record<ColumnName, number>>

export function widthOf(name: ColumnName, widths: Widths): number {
  return widths[name] ?? columns[name].width
}

/** The columns that fit, in reading order; name and balance always stay. */
export function chooseColumns(
  space: number,
  widths: Widths = {},
  hidden: readonly string[] = [],
): ColumnName[] {
  let left = space - selectWidth
  const kept = new Set<ColumnName>()
  const ranked = columnNames
    .filter((name) => !hidden.includes(name))
    .sort((one, other) => columns[one].rank - columns[other].rank)
  for (const name of ranked) {
    left -= widthOf(name, widths)
    if (left < 0 && columns[name].rank > 1) break
    kept.add(name)
  }
  return columnNames.filter((name) => kept.has(name))
}
