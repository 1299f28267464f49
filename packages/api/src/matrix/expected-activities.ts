import { roles as everyone } from '@leora/domain/actor'
import { uuid7 } from '@leora/domain/uuid7'
import type { TestTenant } from '@leora/testing/actors'
import { anActivity } from '@leora/testing/builders/activity'
import { aCustomer } from '@leora/testing/builders/customer'
import { aTask } from '@leora/testing/builders/task'
import type { Expected } from './expected.ts'

const sellers = ['owner', 'manager', 'rep'] as const

/** A rep logged it, so that owner and manager correct it by their rights, the rep by being its author. */
const activityOf = ({ rep }: TestTenant) => anActivity(rep)
const customerOf = async ({ owner }: TestTenant) => (await aCustomer(owner)).id

export const activityExpectations: Record<string, Expected | readonly Expected[]> = {
  'crm.activities.list': {
    allowed: everyone,
    keys: true,
    statements: 1,
    input: async (_actor, company) => ({ customerId: (await activityOf(company)).customerId }),
  },
  'crm.activities.log': [
    {
      allowed: sellers,
      keys: true,
      statements: 2,
      input: async (_actor, company) => ({
        id: uuid7(),
        customerId: await customerOf(company),
        type: 'call',
        direction: 'outgoing',
        outcome: 'reached',
        durationMinutes: 12,
        body: 'Wants two cases more.',
      }),
      recorded: ['activities', 'created'],
    },
    {
      allowed: sellers,
      keys: true,
      statements: 3,
      input: async (_actor, company) => ({
        id: uuid7(),
        customerId: await customerOf(company),
        type: 'visit',
        followUp: { id: uuid7(), title: 'Send the price list', dueOn: '2026-12-01' },
      }),
      recorded: ['tasks', 'created'],
    },
  ],
  'crm.activities.update': {
    allowed: sellers,
    keys: true,
    statements: 2,
    input: async (_actor, company) => ({
      id: (await activityOf(company)).id,
      expectedVersion: 1,
      changes: { outcome: 'ordered' },
    }),
    recorded: ['activities', 'updated'],
  },
  'crm.activities.delete': {
    allowed: sellers,
    keys: true,
    statements: 2,
    input: async (_actor, company) => ({
      id: (await activityOf(company)).id,
      expectedVersion: 1,
    }),
    recorded: ['activities', 'deleted'],
  },
  'crm.activities.restore': {
    allowed: sellers,
    keys: true,
    statements: 2,
    input: async (_actor, company) => {
      const { id } = await activityOf(company)
      await company.owner.caller.crm.activities.delete({ id, expectedVersion: 1 })
      return { id }
    },
    recorded: ['activities', 'restored'],
  },
  'live.editors': {
    allowed: everyone,
    keys: true,
    statements: 1,
    input: async (_actor, company) => ({ customerId: await customerOf(company) }),
  },
  'live.announceEditing': {
    allowed: sellers,
    keys: true,
    statements: 1,
    input: async (_actor, company) => ({ customerId: await customerOf(company), isEditing: true }),
    recorded: { not: 'it lasts for seconds, in memory' },
  },
  'crm.customers.summary': {
    allowed: everyone,
    keys: true,
    statements: 1,
    input: async (_actor, company) => {
      const { customerId: id } = await activityOf(company)
      await aTask(company.owner, { customerId: id })
      return { id }
    },
  },
  'crm.customers.timeline': [
    {
      allowed: everyone,
      keys: true,
      statements: 1,
      input: async (_actor, company) => {
        const { customerId: id } = await activityOf(company)
        const task = await aTask(company.owner, { customerId: id })
        await company.owner.caller.crm.tasks.complete({ id: task.id })
        return { id }
      },
    },
    {
      allowed: everyone,
      keys: true,
      statements: 1,
      input: async (_actor, company) => ({
        id: (await activityOf(company)).customerId,
        kinds: ['activity'],
        limit: 1,
      }),
    },
  ],
}
