import type { CustomerType } from '@leora/domain/customers/customer'
import type { Address } from '../places/streets.ts'
import type { Territory } from '../places/territories.ts'
import type { Account } from './account.ts'
import type { Identity } from './identity.ts'

export interface DemoCustomer extends Identity, Address, Account {
  tenantId: string
  id: string
  number: string
  customerType: CustomerType
  phone: string | null
  licenceNumber: string | null
  currency: string
  tags: string[]
  territory: Territory | null
  ownerId: string | null
  notes: string | null
  createdAt: Date
  deletedAt: Date | null
}
