import { expect, test } from 'vitest'
import { chooseColumns, columnNames } from './columns.ts'

test('a wide table shows everything', () => {
  expect(chooseColumns(2000)).toEqual(columnNames)
})

test('the least needed column leaves first', () => {
  expect(chooseColumns(1260)).not.toContain('customerType')
  expect(chooseColumns(1260)).toContain('updatedAt')
})

test('name and balance stay however narrow it gets', () => {
  expect(chooseColumns(100)).toEqual(['name', 'balanceMinor'])
})

test('a column the reader widened takes the space of others', () => {
  expect(chooseColumns(700, { name: 500 })).toEqual(['name', 'balanceMinor'])
})
