import { roles as everyone } from '@leora/domain/actor'
import { uuid7 } from '@leora/domain/uuid7'
import type { TestTenant } from '@leora/testing/actors'
import { aContact } from '@leora/testing/builders/contact'
import { aCustomer } from '@leora/testing/builders/customer'
import type { Expected } from './expected.ts'

const sellers = ['owner', 'manager', 'rep'] as const

const contactOf = ({ owner }: TestTenant) => aContact(owner)

export const contactExpectations: Record<string, Expected> = {
  'crm.contacts.list': {
    allowed: everyone,
    keys: true,
    statements: 1,
    input: async (_actor, company) => ({ customerId: (await contactOf(company)).customerId }),
  },
  'crm.contacts.create': {
    allowed: sellers,
    keys: true,
    statements: 2,
    input: async (_actor, { owner }) => ({
      id: uuid7(),
      customerId: (await aCustomer(owner)).id,
      name: 'Ana Reyes',
      email: 'ana@anchor.test',
    }),
    recorded: ['contacts', 'created'],
  },
  'crm.contacts.update': {
    allowed: sellers,
    keys: true,
    statements: 2,
    input: async (_actor, company) => ({
      id: (await contactOf(company)).id,
      expectedVersion: 1,
      changes: { role: 'Buyer', consent: 'given' },
    }),
    recorded: ['contacts', 'updated'],
  },
  'crm.contacts.delete': {
    allowed: sellers,
    keys: true,
    statements: 2,
    input: async (_actor, company) => ({
      id: (await contactOf(company)).id,
      expectedVersion: 1,
    }),
    recorded: ['contacts', 'deleted'],
  },
  'crm.contacts.restore': {
    allowed: sellers,
    keys: true,
    statements: 2,
    input: async (_actor, company) => {
      const { id } = await contactOf(company)
      await company.owner.caller.crm.contacts.delete({ id, expectedVersion: 1 })
      return { id }
    },
    recorded: ['contacts', 'restored'],
  },
  'crm.contacts.makePrimary': {
    allowed: sellers,
    keys: true,
    statements: 3,
    input: async (_actor, company) => {
      const { customerId } = await contactOf(company)
      return { id: (await aContact(company.owner, { customerId })).id }
    },
    recorded: ['contacts', 'updated'],
  },
}
