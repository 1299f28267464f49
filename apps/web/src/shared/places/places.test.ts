import { roles } from '@leora/domain/actor'
import type { Act, Grants } from '@leora/domain/permissions/acts'
import { reachOf } from '@leora/domain/permissions/rights'
import { expect, test } from 'vitest'
import { placesFor } from './places.ts'

const toSee = {
  audit: 'audit.read',
  jobs: 'jobs.read',
  apiKeys: 'apiKeys.manage',
  securityOverview: 'security.read',
} as const

test.for(roles)('a %s is led where their rights let them in', (role) => {
  const shown: string[] = placesFor({ role, permissionSet: null })
  for (const [place, act] of Object.entries(toSee)) {
    expect(shown.includes(place), place).toBe(reachOf({ role, permissionSet: null }, act) !== null)
  }
})

const isOwn = (place: string) => ['today', 'profile', 'security', 'sessions'].includes(place)

const withSet = (grants: Grants) =>
  placesFor({
    role: 'manager',
    permissionSet: { id: 's', name: 'Set', grants, fields: {}, colleagues: [] },
  })

test('a permission set leads where it lets in, whatever the role', () => {
  const open: string[] = withSet({})
  expect(open.filter((place) => !isOwn(place))).toEqual([])
  const audited: Act = 'audit.read'
  expect(withSet({ 'customers.read': 'own', [audited]: 'tenant' })).toContain('audit')
  expect(withSet({ 'members.read': 'tenant' })).not.toContain('members')
  expect(withSet({ 'members.invite': 'tenant' })).toContain('members')
  expect(withSet({ 'access.explain': 'tenant' })).toEqual(
    expect.arrayContaining(['members', 'teams', 'roles']),
  )
})
