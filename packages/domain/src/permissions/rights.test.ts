import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Actor, type GivenPermissionSet, type Role, roles } from '../actor.ts'
import {
  canAssignTo,
  canCreateCustomer,
  canDeleteCustomer,
  canEditCustomer,
  canListCustomers,
  canReadCustomers,
  ownerOfNewCustomer,
} from '../customers/policy.ts'
import { canInviteMember } from '../invitations/invitation.ts'
import { actNames, acts, grantableActs, hasReach, reaches, ruleOf } from './acts.ts'
import { accessesOf, ruledFieldNames } from './fields.ts'
import { fieldAccess, hiddenFields, isReached, reachedOwners, reachOf, rightsOf } from './rights.ts'

const setOf = (given: Partial<GivenPermissionSet>): GivenPermissionSet => ({
  id: 's',
  name: 'Junior rep',
  grants: {},
  fields: {},
  colleagues: [],
  ...given,
})

const as = (role: Role, given: Partial<GivenPermissionSet> | null = null): Actor => ({
  kind: 'user',
  tenantId: 't',
  userId: 'me',
  role,
  scopes: ['read', 'write'],
  sessionId: 's',
  permissionSet: given && setOf(given),
  gate: null,
  isSteppedUp: false,
})

describe('a role', () => {
  test.for(roles)('%s reaches the whole company with whatever it may', (role) => {
    for (const reach of Object.values(rightsOf(as(role)).grants)) expect(reach).toBe('tenant')
  })

  test('an owner may everything, and no other role what belongs to owners', () => {
    for (const act of actNames) {
      expect(reachOf(as('owner'), act)).toBe('tenant')
      if (ruleOf(act).isReserved) {
        for (const role of roles.slice(1)) expect(reachOf(as(role), act)).toBeNull()
      }
    }
  })

  test('each may what the one below it may', () => {
    const counts = roles.map((role) => Object.keys(rightsOf(as(role)).grants))
    for (const [at, mine] of counts.entries()) {
      for (const act of counts[at + 1] ?? []) expect(mine).toContain(act)
    }
  })

  test('a rep sees the credit limit and does not set it; margins are hidden (ASVS 8.2.3)', () => {
    expect(fieldAccess(as('rep'), 'customers.creditLimitMinor')).toBe('read')
    expect(fieldAccess(as('manager'), 'customers.creditLimitMinor')).toBe('edit')
    for (const role of roles) {
      const hides = role === 'rep' || role === 'warehouse' || role === 'viewer'
      expect(fieldAccess(as(role), 'products.margin')).toBe(hides ? 'hidden' : 'edit')
    }
  })
})

const stored = fc.dictionary(
  fc.oneof(fc.constantFrom(...actNames), fc.string()),
  fc.oneof(fc.constantFrom(...reaches), fc.anything()),
) as fc.Arbitrary<Record<string, string>>
const storedFields = fc.dictionary(
  fc.oneof(fc.constantFrom(...ruledFieldNames), fc.string()),
  fc.oneof(fc.constantFrom('hidden', 'read', 'edit'), fc.anything()),
) as fc.Arbitrary<Record<string, string>>

describe('a permission set', () => {
  test('counts instead of the role: what it does not name, it does not give', () => {
    expect(rightsOf(as('owner', {})).grants).toEqual({})
    expect(canReadCustomers(as('owner', {}))).toEqual({
      allowed: false,
      because:
        'The permission set "Junior rep" does not let you read customers. Ask an owner of your company.',
    })
  })

  test('never gives what belongs to owners, whatever is stored (ASVS 8.2.1)', () => {
    fc.assert(
      fc.property(stored, storedFields, fc.constantFrom(...roles), (grants, fields, role) => {
        const rights = rightsOf(as(role, { grants, fields }))
        for (const [act, reach] of Object.entries(rights.grants)) {
          expect(grantableActs).toContain(act)
          expect(reaches).toContain(reach)
        }
        for (const [field, access] of Object.entries(rights.fields)) {
          expect(accessesOf(field as (typeof ruledFieldNames)[number])).toContain(access)
        }
      }),
    )
  })

  test('changes no further than it sees', () => {
    fc.assert(
      fc.property(stored, (grants) => {
        const actor = as('rep', { grants, colleagues: ['ada'] })
        for (const act of ['customers.edit', 'customers.delete', 'customers.restore'] as const) {
          for (const owner of ['me', 'ada', 'bob', null]) {
            if (isReached(actor, act, owner)) {
              expect(isReached(actor, 'customers.read', owner)).toBe(true)
            }
          }
        }
      }),
    )
  })

  test('shows the whole history only to who may see every customer', () => {
    const grants = { 'audit.read': 'tenant', 'customers.read': 'team' }
    expect(reachOf(as('rep', { grants }), 'audit.read')).toBeNull()
    const all = { ...grants, 'customers.read': 'tenant' }
    expect(reachOf(as('rep', { grants: all }), 'audit.read')).toBe('tenant')
  })

  test('closes a field as far as it can be closed when its access is not known', () => {
    const fields = { 'customers.notes': 'sometimes', 'customers.phone': 'hidden' }
    const actor = as('rep', { fields })
    expect(fieldAccess(actor, 'customers.notes')).toBe('hidden')
    // What the search looks into cannot be hidden.
    expect(fieldAccess(actor, 'customers.phone')).toBe('read')
    expect(hiddenFields(actor, 'customers')).toEqual(['notes'])
  })
})

test('nobody is invited to more than the one who invites may do (ASVS 8.2.1)', () => {
  const grants = {
    'members.invite': 'tenant',
    'customers.read': 'tenant',
    'orders.read': 'tenant',
    'members.read': 'tenant',
  }
  const limited = as('manager', { grants, fields: { 'products.margin': 'hidden' } })
  expect(canInviteMember(limited, { role: 'viewer' }).allowed).toBe(true)
  for (const role of ['owner', 'manager', 'rep', 'warehouse'] as const) {
    expect(canInviteMember(limited, { role }).allowed, role).toBe(false)
  }
  for (const role of roles) {
    expect(canInviteMember(as('manager'), { role }).allowed, role).toBe(role !== 'owner')
  }
})

describe('reach', () => {
  const row = (ownerId: string | null) => ({ ownerId, ownerName: ownerId && 'Ada Lovelace' })
  const actor = as('rep', {
    grants: {
      'customers.read': 'tenant',
      'customers.edit': 'own',
      'customers.delete': 'team',
      'customers.assign': 'team',
      'customers.create': 'tenant',
    },
    colleagues: ['ada'],
  })

  test('an act names the people whose rows it reaches', () => {
    expect(reachedOwners(actor, 'customers.read')).toBeNull()
    expect(reachedOwners(actor, 'customers.edit')).toEqual(['me'])
    expect(reachedOwners(actor, 'customers.delete')).toEqual(['me', 'ada'])
    expect(reachedOwners(actor, 'customers.restore')).toEqual([])
  })

  test('a refusal says what is allowed and whose the row is', () => {
    expect(canEditCustomer(actor, { name: 'X' }, row('me')).allowed).toBe(true)
    expect(canEditCustomer(actor, { name: 'X' }, row('ada'))).toMatchObject({
      because:
        'The permission set "Junior rep" lets you change your own customers; this one belongs to Ada Lovelace. Ask an owner of your company.',
    })
    expect(canDeleteCustomer(actor, row('ada')).allowed).toBe(true)
    expect(canDeleteCustomer(actor, row('bob')).allowed).toBe(false)
    expect(canDeleteCustomer(actor, row(null))).toMatchObject({
      because: expect.stringContaining('this one has no owner'),
    })
  })

  test('customers are given no further than assigning reaches', () => {
    expect(canAssignTo(actor, 'ada').allowed).toBe(true)
    expect(canAssignTo(actor, 'bob').allowed).toBe(false)
    expect(canAssignTo(actor, null).allowed).toBe(false)
    expect(canEditCustomer(actor, { ownerId: 'bob' }, row('me')).allowed).toBe(false)
    expect(canEditCustomer(actor, { ownerId: 'me' }, row('me')).allowed).toBe(true)
    expect(canCreateCustomer(actor, { name: 'X', ownerId: 'bob' }).allowed).toBe(false)
    expect(canCreateCustomer(actor, { name: 'X', ownerId: null }).allowed).toBe(false)
    expect(canCreateCustomer(actor, { name: 'X', ownerId: 'me' }).allowed).toBe(true)
    expect(canCreateCustomer(as('rep'), { name: 'X', ownerId: 'bob' }).allowed).toBe(true)
  })

  test('a new customer is seen by who made it', () => {
    const own = as('rep', { grants: { 'customers.read': 'own', 'customers.create': 'tenant' } })
    expect(ownerOfNewCustomer(own, undefined)).toBe('me')
    expect(ownerOfNewCustomer(as('rep'), undefined)).toBeUndefined()
  })
})

test('a field that is only read is refused by its name (ASVS 8.2.3, 15.3.3)', () => {
  const grants = { 'customers.read': 'tenant', 'customers.edit': 'tenant' }
  const actor = as('rep', { grants, fields: { 'customers.paymentTerms': 'read' } })
  expect(canEditCustomer(actor, { paymentTerms: '30 days' })).toEqual({
    allowed: false,
    because:
      'The permission set "Junior rep" does not let you set the payment terms. Ask an owner of your company.',
    fields: { paymentTerms: expect.any(String) },
  })
})

test('no list is in the order of a hidden figure (ASVS 8.2.3)', () => {
  const grants = { 'customers.read': 'tenant' }
  const actor = as('rep', { grants, fields: { 'customers.balanceMinor': 'hidden' } })
  expect(canListCustomers(actor, { sort: 'balance' }).allowed).toBe(false)
  expect(canListCustomers(actor, { sort: 'name' }).allowed).toBe(true)
})

test.each(['customers.balanceMinor', 'customers.creditLimitMinor'])(
  'no list is chosen by a hidden figure: %s',
  (field) => {
    const grants = { 'customers.read': 'tenant' }
    const overLimit = { sort: 'name', isOverLimit: true } as const
    const blind = as('rep', { grants, fields: { [field]: 'hidden' } })
    expect(canListCustomers(blind, overLimit).allowed).toBe(false)
    expect(canListCustomers(as('rep', { grants, fields: {} }), overLimit).allowed).toBe(true)
  },
)

test('an act on rows says what it is on rows of one’s own and of one’s teams', () => {
  for (const act of actNames) {
    expect(hasReach(act)).toBe(ruleOf(act).teamWords !== undefined)
    const { within, needsAll } = ruleOf(act)
    for (const other of [within, needsAll]) if (other) expect(acts).toHaveProperty([other])
  }
})
