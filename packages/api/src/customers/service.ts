import { and, eq, sql } from '@leora/db'
import { customers, tenants } from '@leora/db/schema/index'
import type {
  Customer,
  CustomerHits,
  CustomerPage,
  CustomerStats,
} from '@leora/domain/customers/customer'
import {
  type CreateCustomerInput,
  type CustomerIdInput,
  type DeleteCustomerInput,
  type ListCustomersInput,
  type SearchCustomersInput,
  type UpdateCustomerInput,
  withCustomerDefaults,
} from '@leora/domain/customers/inputs'
import {
  canCreateCustomer,
  canDeleteCustomer,
  canEditCustomer,
  canReadCustomers,
  canRestoreCustomer,
} from '@leora/domain/customers/policy'
import { DomainError } from '@leora/domain/errors'
import { authorize } from '@leora/domain/policy'
import { uuid7 } from '@leora/domain/uuid7'
import type { TenantContext } from '../context.ts'
import { notifyAssignedOwner } from './notify-assigned-owner.ts'
import { nextCustomerNumber } from './number.ts'
import {
  customerStatsJson,
  findCustomer,
  findCustomerJson,
  listCustomersJson,
  searchCustomersJson,
} from './queries.ts'

export async function listCustomers(
  ctx: TenantContext,
  input: ListCustomersInput,
): Promise<CustomerPage> {
  authorize(canReadCustomers(ctx.actor))
  return await listCustomersJson(ctx.db, ctx.actor.tenantId, input)
}

export async function getCustomer(ctx: TenantContext, input: CustomerIdInput): Promise<Customer> {
  authorize(canReadCustomers(ctx.actor))
  return (await findCustomerJson(ctx.db, ctx.actor.tenantId, input.id)) ?? throwNotFound()
}

export async function searchCustomers(
  ctx: TenantContext,
  input: SearchCustomersInput,
): Promise<CustomerHits> {
  authorize(canReadCustomers(ctx.actor))
  return await searchCustomersJson(ctx.db, ctx.actor.tenantId, input)
}

export async function getCustomerStats(ctx: TenantContext): Promise<CustomerStats> {
  authorize(canReadCustomers(ctx.actor))
  return await customerStatsJson(ctx.db, ctx.actor.tenantId)
}

export async function createCustomer(
  ctx: TenantContext,
  input: CreateCustomerInput,
): Promise<Customer> {
  authorize(canCreateCustomer(ctx.actor, input))
  const { id = uuid7(), ...fields } = input
  const { tenantId } = ctx.actor
  const number = await nextCustomerNumber(ctx)
  const inserted = ctx.db
    .insert(customers)
    .values({
      ...withCustomerDefaults(fields),
      tenantId,
      id,
      number,
      currency: sql`(select ${tenants.currency} from ${tenants} where ${tenants.tenantId} = ${tenantId})`,
    })
    .onConflictDoNothing({ target: [customers.tenantId, customers.id] })
    .returning({ id: customers.id })
    .execute()
  // Sent twice, the second finds the first one's row; both reads leave in the insert's flush.
  const [rows, customer] = await Promise.all([inserted, findCustomer(ctx.db, tenantId, id)])
  if (!customer) throwNotFound()
  if (rows.length > 0) await notifyAssignedOwner(ctx, customer)
  return customer
}

export async function updateCustomer(
  ctx: TenantContext,
  input: UpdateCustomerInput,
): Promise<Customer> {
  const before = await lockCustomer(ctx, input.id)
  authorize(canEditCustomer(ctx.actor, input.changes))
  await assertVersion(ctx, input, before)
  const customer = await saveCustomer(ctx, input.id, input.changes)
  if (customer.ownerId !== before.ownerId) await notifyAssignedOwner(ctx, customer)
  return customer
}

export async function deleteCustomer(
  ctx: TenantContext,
  input: DeleteCustomerInput,
): Promise<Customer> {
  const before = await lockCustomer(ctx, input.id)
  authorize(canDeleteCustomer(ctx.actor))
  await assertVersion(ctx, input, before)
  return await saveCustomer(ctx, input.id, { deletedAt: sql`now()` })
}

export async function restoreCustomer(
  ctx: TenantContext,
  input: CustomerIdInput,
): Promise<Customer> {
  const before = await lockCustomer(ctx, input.id, { isDeleted: true })
  authorize(canRestoreCustomer(ctx.actor))
  return before.deletedAt === null
    ? ((await findCustomer(ctx.db, ctx.actor.tenantId, input.id)) ?? throwNotFound())
    : await saveCustomer(ctx, input.id, { deletedAt: null })
}

interface LockedCustomer {
  version: number
  ownerId: string | null
  deletedAt: string | null
}

async function lockCustomer(
  ctx: TenantContext,
  id: string,
  { isDeleted = false } = {},
): Promise<LockedCustomer> {
  const [row] = await ctx.db
    .select({
      version: customers.version,
      ownerId: customers.ownerId,
      deletedAt: customers.deletedAt,
    })
    .from(customers)
    .where(isCustomer(ctx, id))
    .for('update')
  if (!row || (row.deletedAt !== null && !isDeleted)) throwNotFound()
  return row
}

async function assertVersion(
  ctx: TenantContext,
  input: { id: string; expectedVersion: number },
  before: LockedCustomer,
) {
  if (before.version === input.expectedVersion) return
  const current = await findCustomer(ctx.db, ctx.actor.tenantId, input.id)
  throw new DomainError(
    'conflict',
    'Somebody changed this customer while you were editing. Choose which values to keep.',
    { current },
  )
}

async function saveCustomer(
  ctx: TenantContext,
  id: string,
  changes: Parameters<ReturnType<typeof ctx.db.update<typeof customers>>['set']>[0],
): Promise<Customer> {
  const saved = ctx.db
    .update(customers)
    .set({ ...changes, version: sql`${customers.version} + 1`, updatedAt: sql`now()` })
    .where(isCustomer(ctx, id))
    .execute()
  const [, customer] = await Promise.all([saved, findCustomer(ctx.db, ctx.actor.tenantId, id)])
  return customer ?? throwNotFound()
}

function isCustomer(ctx: TenantContext, id: string) {
  return and(eq(customers.tenantId, ctx.actor.tenantId), eq(customers.id, id))
}

function throwNotFound(): never {
  throw new DomainError('not_found', 'This customer does not exist, or was deleted.')
}
