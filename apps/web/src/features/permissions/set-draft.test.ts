import { roles } from '@leora/domain/actor'
import { expect, test } from 'vitest'
import { choicesOf, draftOf, faultsOf, grantsOfRole, isSameDraft, withGrant } from './set-draft.ts'

const named = { ...draftOf(null), name: 'Junior rep' }

test.for(roles)('a set may start from what a %s may do', (role) => {
  expect(faultsOf({ ...named, ...grantsOfRole(role) })).toEqual({})
})

test('a right is given, changed and taken away', () => {
  const given = withGrant(named, 'customers.read', 'own')
  expect(given.grants).toEqual({ 'customers.read': 'own' })
  const wider = withGrant(given, 'customers.read', 'tenant')
  expect(withGrant(wider, 'customers.read', null).grants).toEqual({})
  expect(isSameDraft(withGrant(wider, 'customers.read', null), named)).toBe(true)
  expect(isSameDraft(wider, named)).toBe(false)
})

test('what contradicts itself is said beside the right', () => {
  const faults = faultsOf(withGrant(named, 'customers.edit', 'team'))
  expect(Object.keys(faults)).toEqual(['grants.customers.edit'])
  expect(faultsOf(draftOf(null))).toHaveProperty('name')
})

test('only a right on rows has a reach', () => {
  expect(choicesOf('customers.read')).toHaveLength(4)
  expect(choicesOf('jobs.read')).toEqual([null, 'tenant'])
})
