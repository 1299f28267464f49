import { roles } from '@leora/domain/actor'
import { defaultHealthWeights } from '@leora/domain/customers/health-weights'
import { addDays } from '@leora/domain/local-day'
import { uuid7 } from '@leora/domain/uuid7'
import type { TestTenant } from '@leora/testing/actors'
import { aCustomer } from '@leora/testing/builders/customer'
import { anOrder, aProduct } from '@leora/testing/builders/order'
import type { Expected } from './expected.ts'

const everyone = roles
const sellers = ['owner', 'manager', 'rep'] as const
const leaders = ['owner', 'manager'] as const

const tomorrow = () => addDays(new Date().toISOString().slice(0, 10), 1)

async function anOverriddenCustomer({ owner }: TestTenant): Promise<string> {
  const { id } = await aCustomer(owner)
  const reason = 'Opens a second house'
  const override = {
    id,
    expectedVersion: 0,
    priority: 'high',
    reason,
    expiresOn: tomorrow(),
  } as const
  await owner.caller.crm.customers.overridePriority(override)
  return id
}

/** Orders, and what follows from them about a customer. */
export const orderExpectations: Record<string, Expected | readonly Expected[]> = {
  'crm.customers.explainStanding': {
    allowed: everyone,
    keys: true,
    statements: 1,
    input: async (_actor, { owner }) => ({ id: (await anOrder(owner)).customerId }),
  },
  'crm.customers.export': {
    allowed: leaders,
    keys: false,
    stepUp: true,
    statements: 3,
    input: () => ({ sort: 'health', health: 'unknown' }),
    recorded: ['tenants', 'exported'],
  },
  'crm.customers.overridePriority': {
    allowed: sellers,
    keys: true,
    statements: 5,
    input: async (_actor, { owner }) => ({
      id: (await aCustomer(owner)).id,
      expectedVersion: 0,
      priority: 'high',
      reason: 'Opens a second house',
      expiresOn: tomorrow(),
    }),
    recorded: ['priority_overrides', 'created'],
  },
  'crm.customers.clearPriorityOverride': {
    allowed: sellers,
    keys: true,
    statements: 5,
    input: async (_actor, company) => ({
      id: await anOverriddenCustomer(company),
      expectedVersion: 1,
    }),
    recorded: ['priority_overrides', 'updated'],
  },
  'crm.customers.getHealthWeights': { allowed: everyone, keys: true, statements: 1 },
  'crm.customers.setHealthWeights': {
    allowed: leaders,
    keys: true,
    statements: 2,
    input: async (_actor, { owner }) => {
      const { version } = await owner.caller.crm.customers.getHealthWeights()
      // Others than before each time, or there would be nothing to record.
      const moved = 1 + (version % 2)
      const { recency, trend } = defaultHealthWeights
      return {
        ...defaultHealthWeights,
        recency: recency - moved,
        trend: trend + moved,
        expectedVersion: version,
      }
    },
    recorded: ['health_weights', 'updated'],
  },
  'orders.list': [
    { allowed: everyone, keys: true, statements: 1, input: () => ({}) },
    {
      allowed: everyone,
      keys: true,
      statements: 2,
      input: async (_actor, { owner }) => ({ customerId: (await anOrder(owner)).customerId }),
    },
  ],
  'orders.get': {
    allowed: everyone,
    keys: true,
    statements: 1,
    input: async (_actor, { owner }) => ({ id: (await anOrder(owner)).id }),
  },
  'orders.create': {
    allowed: sellers,
    keys: true,
    statements: 6,
    input: async (_actor, { owner }) => ({
      id: uuid7(),
      customerId: (await aCustomer(owner)).id,
      lines: [{ productId: (await aProduct(owner)).id, quantity: 6 }],
    }),
    recorded: ['orders', 'created'],
  },
  'orders.cancel': {
    allowed: sellers,
    keys: true,
    statements: 4,
    input: async (_actor, { owner }) => ({ id: (await anOrder(owner)).id, expectedVersion: 1 }),
    recorded: ['orders', 'updated'],
  },
}
