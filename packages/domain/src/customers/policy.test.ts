import { describe, expect, test } from 'vitest'
import { type Actor, type Role, roles } from '../actor.ts'
import {
  canCreateCustomer,
  canDeleteCustomer,
  canEditCustomer,
  canReadCustomers,
  canRestoreCustomer,
} from './policy.ts'

const as = (role: Role): Actor => ({
  kind: 'user',
  tenantId: 't',
  userId: 'u',
  role,
  scopes: ['read', 'write'],
  sessionId: 's',
  permissionSet: null,
  gate: null,
  isSteppedUp: false,
})

const verbs = {
  read: (actor: Actor) => canReadCustomers(actor),
  create: (actor: Actor) => canCreateCustomer(actor, { name: 'X' }),
  'create with a credit limit': (actor: Actor) =>
    canCreateCustomer(actor, { name: 'X', creditLimitMinor: 1 }),
  edit: (actor: Actor) => canEditCustomer(actor, { name: 'X' }),
  'edit the credit limit': (actor: Actor) => canEditCustomer(actor, { creditLimitMinor: 0 }),
  delete: (actor: Actor) => canDeleteCustomer(actor),
  restore: (actor: Actor) => canRestoreCustomer(actor),
}

const allowed: Record<keyof typeof verbs, readonly Role[]> = {
  read: ['owner', 'manager', 'rep', 'warehouse', 'viewer'],
  create: ['owner', 'manager', 'rep'],
  'create with a credit limit': ['owner', 'manager'],
  edit: ['owner', 'manager', 'rep'],
  'edit the credit limit': ['owner', 'manager'],
  delete: ['owner', 'manager'],
  restore: ['owner', 'manager'],
}

describe.for(Object.keys(verbs) as (keyof typeof verbs)[])('%s a customer', (verb) => {
  test.for(roles)('as %s', (role) => {
    const verdict = verbs[verb](as(role))
    expect(verdict.allowed).toBe(allowed[verb].includes(role))
    // A refusal says whom to ask.
    if (!verdict.allowed) expect(verdict.because).toMatch(/Ask (an owner|your manager)/)
  })
})
