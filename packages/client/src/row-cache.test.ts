import { expect, test } from 'vitest'
import { addRow, changeRow, findRow } from './row-cache.ts'

const rename = (name: string) => (row: { id: string }) => ({ ...row, name })
const row = { id: 'a', name: 'Old' }
const page = { items: [row, { id: 'b', name: 'B' }], nextCursor: null }
const pages = { pages: [{ items: [{ id: 'c' }], nextCursor: 'x' }, page], pageParams: [null, 'x'] }

test('changes the row itself, in a page and in any page of an infinite list', () => {
  expect(changeRow(row, 'a', rename('New'))).toEqual({ id: 'a', name: 'New' })
  expect(findRow(changeRow(page, 'a', rename('New')), 'a')).toEqual({ id: 'a', name: 'New' })
  expect(findRow(changeRow(pages, 'a', rename('New')), 'a')).toEqual({ id: 'a', name: 'New' })
})

test('data without the row stays the same object, and so do untouched pages', () => {
  for (const data of [row, page, pages, undefined, null, 'text', { total: 3 }]) {
    expect(changeRow(data, 'missing', rename('New'))).toBe(data)
    expect(changeRow(data, 'a', (same) => same)).toBe(data)
  }
  const changed = changeRow(pages, 'a', rename('New')) as typeof pages
  expect(changed.pages[0]).toBe(pages.pages[0])
  expect(changed.pageParams).toBe(pages.pageParams)
})

test('takes a row out of a list, but never empties a row’s own query', () => {
  expect(
    findRow(
      changeRow(pages, 'a', () => null),
      'a',
    ),
  ).toBeUndefined()
  expect(changeRow(row, 'a', () => null)).toBe(row)
})

test('adds a row once, before all others', () => {
  const added = addRow(pages, { id: 'n' }) as typeof pages
  expect(added.pages[0]?.items).toEqual([{ id: 'n' }, { id: 'c' }])
  expect(addRow(added, { id: 'n' })).toBe(added)
  expect(addRow(page, { id: 'b' })).toBe(page)
  expect(addRow(undefined, { id: 'b' })).toBeUndefined()
})
