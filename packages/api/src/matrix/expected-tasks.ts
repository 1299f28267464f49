import { roles as everyone } from '@leora/domain/actor'
import { uuid7 } from '@leora/domain/uuid7'
import type { TestTenant } from '@leora/testing/actors'
import { aCustomer } from '@leora/testing/builders/customer'
import { aTask } from '@leora/testing/builders/task'
import type { Expected } from './expected.ts'

const sellers = ['owner', 'manager', 'rep'] as const

const taskOf = async ({ owner }: TestTenant, input: Parameters<typeof aTask>[1] = {}) =>
  aTask(owner, { customerId: (await aCustomer(owner)).id, ...input })

const weekly = { unit: 'week', interval: 1 } as const

export const taskExpectations: Record<string, Expected | readonly Expected[]> = {
  'crm.tasks.list': [
    { allowed: everyone, keys: true, statements: 1, input: () => ({ isMine: true }) },
    {
      allowed: everyone,
      keys: true,
      statements: 1,
      input: async (_actor, company) => ({ customerId: (await taskOf(company)).customerId }),
    },
    {
      allowed: everyone,
      keys: true,
      statements: 1,
      input: () => ({ due: 'overdue' }),
    },
  ],
  'crm.tasks.create': [
    {
      allowed: sellers,
      keys: true,
      statements: 1,
      input: () => ({ id: uuid7(), title: 'Order new cards', dueOn: '2026-12-01' }),
      recorded: ['tasks', 'created'],
    },
    {
      allowed: sellers,
      keys: true,
      statements: 4,
      input: async (_actor, company) => ({
        id: uuid7(),
        title: 'Call about the order',
        dueOn: '2026-12-01',
        customerId: (await aCustomer(company.owner)).id,
        assigneeId: company.warehouse.userId,
        remindAt: '2026-12-01T08:00:00Z',
        recurrence: weekly,
      }),
      recorded: ['tasks', 'created'],
    },
  ],
  'crm.tasks.update': {
    allowed: sellers,
    keys: true,
    statements: 2,
    input: async (_actor, company) => ({
      id: (await taskOf(company)).id,
      expectedVersion: 1,
      changes: { dueOn: '2026-12-02', priority: 'high' },
    }),
    recorded: ['tasks', 'updated'],
  },
  'crm.tasks.complete': [
    {
      allowed: sellers,
      keys: true,
      statements: 2,
      input: async (_actor, company) => ({ id: (await taskOf(company)).id }),
      recorded: ['tasks', 'updated'],
    },
    {
      allowed: sellers,
      keys: true,
      statements: 3,
      input: async (_actor, company) => ({
        id: (await taskOf(company, { recurrence: weekly })).id,
      }),
      recorded: ['tasks', 'created'],
    },
  ],
  'crm.tasks.reopen': {
    allowed: sellers,
    keys: true,
    statements: 3,
    input: async (_actor, company) => {
      const { id } = await taskOf(company, { recurrence: weekly })
      await company.owner.caller.crm.tasks.complete({ id })
      return { id }
    },
    recorded: ['tasks', 'deleted'],
  },
  'crm.tasks.delete': {
    allowed: sellers,
    keys: true,
    statements: 2,
    input: async (_actor, company) => ({ id: (await taskOf(company)).id, expectedVersion: 1 }),
    recorded: ['tasks', 'deleted'],
  },
  'crm.tasks.restore': {
    allowed: sellers,
    keys: true,
    statements: 2,
    input: async (_actor, company) => {
      const { id } = await taskOf(company)
      await company.owner.caller.crm.tasks.delete({ id, expectedVersion: 1 })
      return { id }
    },
    recorded: ['tasks', 'restored'],
  },
}
