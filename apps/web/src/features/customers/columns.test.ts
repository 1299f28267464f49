import { expect, test } from 'vitest'
import {
  asksForStandings,
  chooseColumns,
  defaultColumns,
  readColumns,
  writeColumns,
} from './columns.ts'

test('a wide table shows everything', () => {
  expect(chooseColumns(2000)).toEqual(defaultColumns)
})

test('the least needed column leaves first', () => {
  expect(chooseColumns(1260)).not.toContain('customerType')
  expect(chooseColumns(1260)).toContain('updatedAt')
})

test('name and balance stay however narrow it gets', () => {
  expect(chooseColumns(100)).toEqual(['name', 'balanceMinor'])
})

test('a column the reader widened takes the space of others', () => {
  expect(chooseColumns(700, { widths: { name: 500 } })).toEqual(['name', 'balanceMinor'])
})

test('columns chosen by hand stay, but for a hidden one', () => {
  const chosen = readColumns('balanceMinor,nonsense,health,city')
  expect(chooseColumns(100, { chosen })).toEqual(['name', 'city', 'health', 'balanceMinor'])
  expect(chooseColumns(100, { chosen, hidden: ['balanceMinor'] })).not.toContain('balanceMinor')
})

test('an address names the columns only when they are not the usual ones', () => {
  expect(writeColumns([...defaultColumns].reverse())).toBeUndefined()
  expect(readColumns(writeColumns(['name', 'cadence']))).toEqual(['name', 'cadence'])
})

test('standings are asked for when one of their columns shows', () => {
  expect(asksForStandings(undefined)).toBe(false)
  expect(asksForStandings('city,priority')).toBe(true)
})
