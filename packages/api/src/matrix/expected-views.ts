import { roles } from '@leora/domain/actor'
import { uuid7 } from '@leora/domain/uuid7'
import type { TestActor } from '@leora/testing/actors'
import type { Expected } from './expected.ts'

const search = { priority: 'high', sort: 'health', columns: 'city,health' } as const

/** A view of this person alone, put there for whoever may not save one. */
async function aView({ database, tenantId, userId }: TestActor, { isDeleted = false } = {}) {
  const id = uuid7()
  await database.admin`
    insert into saved_views (tenant_id, id, owner_id, entity, name, search, is_shared, deleted_at)
    values (${tenantId}, ${id}, ${userId}, 'customers', 'High', '{}', false, case when ${isDeleted} then now() end)`
  return { id }
}

export const viewExpectations: Record<string, Expected | readonly Expected[]> = {
  'crm.customers.views.list': { allowed: roles, keys: true, statements: 1 },
  'crm.customers.views.save': [
    {
      allowed: roles,
      keys: true,
      statements: 1,
      input: () => ({ name: 'High', search }),
      recorded: ['saved_views', 'created'],
    },
    {
      allowed: ['owner', 'manager'],
      keys: true,
      statements: 1,
      input: () => ({ name: 'High', search, isShared: true }),
      recorded: ['saved_views', 'created'],
    },
  ],
  'crm.customers.views.update': {
    allowed: roles,
    keys: true,
    statements: 2,
    input: async (actor) => ({
      id: (await aView(actor)).id,
      expectedVersion: 1,
      changes: { name: 'Higher' },
    }),
    recorded: ['saved_views', 'updated'],
  },
  'crm.customers.views.delete': {
    allowed: roles,
    keys: true,
    statements: 2,
    input: async (actor) => ({ id: (await aView(actor)).id, expectedVersion: 1 }),
    recorded: ['saved_views', 'deleted'],
  },
  'crm.customers.views.restore': {
    allowed: roles,
    keys: true,
    statements: 2,
    input: async (actor) => ({ id: (await aView(actor, { isDeleted: true })).id }),
    recorded: ['saved_views', 'restored'],
  },
}
