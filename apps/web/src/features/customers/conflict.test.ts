import type { Customer } from '@leora/domain/customers/customer'
import { expect, test } from 'vitest'
import { findConflict, resolveConflict } from './conflict.ts'

const base = { name: 'Harbor', city: 'Portland', phone: null }
const current = { ...base, name: 'Harbour', phone: '1' } as Customer

test('only what both changed differently is contested', () => {
  const mine = { name: 'Harbor Tavern', city: 'Salem', phone: '1' }
  const conflict = findConflict(base, mine, current)
  expect(conflict.contested).toEqual(['name'])
  expect(resolveConflict(mine, conflict, { name: 'theirs' })).toEqual({ city: 'Salem' })
  expect(resolveConflict(mine, conflict, { name: 'mine' })).toEqual({
    name: 'Harbor Tavern',
    city: 'Salem',
  })
})
