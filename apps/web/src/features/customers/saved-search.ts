import { type SavedSearch, savedSearch } from '@leora/domain/customers/saved-view'
import type { CustomerSearch } from '#shared/places/customer-search.ts'
import { readColumns, writeColumns } from './columns.ts'
import { filterFields } from './list-input.ts'

const savedFields = ['text', ...filterFields, 'columns', 'sort', 'direction'] as const

/** Every word of the list's address, the absent ones named, so that nothing of the list before stays. */
export type ViewSearch = Record<(typeof savedFields)[number], undefined> & SavedSearch

/** What of the address a view keeps; a word that the list does not know is left out. */
export function savedSearchOf(search: CustomerSearch): SavedSearch {
  const { columns, sort, direction } = search
  const known = {
    ...search,
    columns: columns === undefined ? undefined : writeColumns(readColumns(columns)),
    sort: sort === 'name' ? undefined : sort,
    direction: direction === 'asc' ? undefined : direction,
  }
  const kept = savedFields.flatMap((field) => {
    const parsed = savedSearch.shape[field].safeParse(known[field])
    return parsed.success && parsed.data !== undefined ? [[field, parsed.data]] : []
  })
  return Object.fromEntries(kept)
}

export function searchOfView(saved: SavedSearch): ViewSearch {
  const cleared = Object.fromEntries(savedFields.map((field) => [field, undefined]))
  return { ...cleared, ...saved } as ViewSearch
}

export function isSameSearch(one: SavedSearch, other: SavedSearch): boolean {
  return savedFields.every((field) => one[field] === other[field])
}
