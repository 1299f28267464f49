import { isRecord } from './paths.ts'

/** A row as caches hold it: lists hold fewer fields than the row itself. */
export interface CachedRow extends Record<string, unknown> {
  id: string
}

/**
 * Rewrites the row with this id wherever the data holds it: the row itself, a page of a list, or the
 * pages of an infinite list. `change` answers the new row, or null to take it out of a list. Data
 * without the row is answered as it is, so that nothing re-renders.
 */
export function changeRow(
  data: unknown,
  id: string,
  change: (row: CachedRow) => CachedRow | null,
): unknown {
  if (!isRecord(data)) return data
  if (isPage(data)) return changePage(data, id, change)
  if (isPages(data)) {
    const pages = mapKept(data.pages, (page) => changePage(page, id, change))
    return pages === data.pages ? data : { ...data, pages }
  }
  return isRow(data, id) ? (change(data) ?? data) : data
}

/** Puts a row before all others of a list, unless the list has it. */
export function addRow(data: unknown, row: CachedRow): unknown {
  if (!isRecord(data)) return data
  if (isPage(data)) {
    return data.items.some((item) => isRow(item, row.id))
      ? data
      : { ...data, items: [row, ...data.items] }
  }
  if (!isPages(data)) return data
  const [first, ...others] = data.pages
  if (!first || data.pages.some((page) => page.items.some((item) => isRow(item, row.id))))
    return data
  return { ...data, pages: [{ ...first, items: [row, ...first.items] }, ...others] }
}

export function findRow(data: unknown, id: string): CachedRow | undefined {
  let found: CachedRow | undefined
  changeRow(data, id, (row) => {
    found = row
    return row
  })
  return found
}

interface Page extends Record<string, unknown> {
  items: unknown[]
}

function changePage(page: Page, id: string, change: (row: CachedRow) => CachedRow | null): Page {
  let isChanged = false
  const items = page.items.flatMap((item) => {
    if (!isRow(item, id)) return [item]
    const changed = change(item)
    isChanged ||= changed !== item
    return changed === null ? [] : [changed]
  })
  return isChanged ? { ...page, items } : page
}

function mapKept<Item>(items: Item[], map: (item: Item) => Item): Item[] {
  const mapped = items.map(map)
  return mapped.every((item, at) => item === items[at]) ? items : mapped
}

function isRow(value: unknown, id: string): value is CachedRow {
  return isRecord(value) && value['id'] === id
}

function isPage(value: unknown): value is Page {
  return isRecord(value) && Array.isArray(value['items'])
}

function isPages(value: Record<string, unknown>): value is { pages: Page[] } & typeof value {
  return Array.isArray(value['pages']) && value['pages'].every(isPage)
}
