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
  canListCustomers,
  canReadCustomers,
  canRestoreCustomer,
  ownerOfNewCustomer,
} from '@leora/domain/customers/policy'
import { DomainError } from '@leora/domain/errors'
import type { OwnedRow } from '@leora/domain/permissions/allow'
import { isReached } from '@leora/domain/permissions/rights'
import { authorize, type Verdict } from '@leora/domain/policy'
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
  writeCustomer,
} from './queries.ts'
import { customerView } from './view.ts'

export async function listCustomers(
  ctx: TenantContext,
  input: ListCustomersInput,
): Promise<CustomerPage> {
  authorize(canListCustomers(ctx.actor, input))
  return await listCustomersJson(ctx.db, ctx.actor.tenantId, input, customerView(ctx.actor))
}

export async function getCustomer(ctx: TenantContext, input: CustomerIdInput): Promise<Customer> {
  authorize(canReadCustomers(ctx.actor))
  const view = customerView(ctx.actor)
  return (await findCustomerJson(ctx.db, ctx.actor.tenantId, input.id, view)) ?? throwNotFound()
}

export async function searchCustomers(
  ctx: TenantContext,
  input: SearchCustomersInput,
): Promise<CustomerHits> {
  authorize(canReadCustomers(ctx.actor))
  return await searchCustomersJson(ctx.db, ctx.actor.tenantId, input, customerView(ctx.actor))
}

export async function getCustomerStats(ctx: TenantContext): Promise<CustomerStats> {
  authorize(canReadCustomers(ctx.actor))
  return await customerStatsJson(ctx.db, ctx.actor.tenantId, customerView(ctx.actor))
}

export async function createCustomer(
  ctx: TenantContext,
  input: CreateCustomerInput,
): Promise<Customer> {
  authorize(canCreateCustomer(ctx.actor, input))
  const { id = uuid7(), ...fields } = input
  const { actor, db } = ctx
  const { tenantId } = actor
  const number = await nextCustomerNumber(ctx)
  const ownerId = ownerOfNewCustomer(actor, fields.ownerId) ?? null
  const insert = db
    .insert(customers)
    .values({
      ...withCustomerDefaults(fields),
      ownerId,
      tenantId,
      id,
      number,
      currency: sql`(select ${tenants.currency} from ${tenants} where ${tenants.tenantId} = ${tenantId})`,
    })
    .onConflictDoNothing({ target: [customers.tenantId, customers.id] })
  const created = await writeCustomer(db, insert, customerView(actor))
  if (created) {
    await notifyAssignedOwner(ctx, { id, name: fields.name, ownerId })
    return created
  }
  // Sent twice, the second finds the first one's row.
  const first = await readForWriter(ctx, id)
  return first && isReached(actor, 'customers.read', first.ownerId) ? first : throwNotFound()
}

export async function updateCustomer(
  ctx: TenantContext,
  input: UpdateCustomerInput,
): Promise<Customer> {
  const before = await lockCustomer(ctx, input.id)
  await authorizeOn(ctx, input.id, before, (row) => canEditCustomer(ctx.actor, input.changes, row))
  await assertVersion(ctx, input, before)
  const { name = before.name, ownerId = before.ownerId } = input.changes
  const isHandedOver = ownerId !== before.ownerId
  const customer = await saveCustomer(ctx, input.id, input.changes, { isLast: !isHandedOver })
  if (isHandedOver) await notifyAssignedOwner(ctx, { id: input.id, name, ownerId })
  return customer
}

export async function deleteCustomer(
  ctx: TenantContext,
  input: DeleteCustomerInput,
): Promise<Customer> {
  const before = await lockCustomer(ctx, input.id)
  await authorizeOn(ctx, input.id, before, (row) => canDeleteCustomer(ctx.actor, row))
  await assertVersion(ctx, input, before)
  return await saveCustomer(ctx, input.id, { deletedAt: sql`now()` })
}

export async function restoreCustomer(
  ctx: TenantContext,
  input: CustomerIdInput,
): Promise<Customer> {
  const before = await lockCustomer(ctx, input.id, { isDeleted: true })
  await authorizeOn(ctx, input.id, before, (row) => canRestoreCustomer(ctx.actor, row))
  return before.deletedAt === null
    ? ((await readForWriter(ctx, input.id)) ?? throwNotFound())
    : await saveCustomer(ctx, input.id, { deletedAt: null })
}

interface LockedCustomer {
  name: string
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
      name: customers.name,
      version: customers.version,
      ownerId: customers.ownerId,
      deletedAt: customers.deletedAt,
    })
    .from(customers)
    .where(isCustomer(ctx, id))
    .for('update')
  if (!row || (row.deletedAt !== null && !isDeleted)) throwNotFound()
  // Whoever may do nothing here is told so by the policy; whoever cannot see the row is told that it is not there.
  const { actor } = ctx
  if (canReadCustomers(actor).allowed && !isReached(actor, 'customers.read', row.ownerId)) {
    throwNotFound()
  }
  return row
}

/** A refusal that names the owner reads the name only then. */
async function authorizeOn(
  ctx: TenantContext,
  id: string,
  before: LockedCustomer,
  judge: (row: OwnedRow) => Verdict,
): Promise<void> {
  const verdict = judge(before)
  if (verdict.allowed || before.ownerId === null) return authorize(verdict)
  const { ownerName = null } = (await readForWriter(ctx, id)) ?? {}
  authorize(judge({ ...before, ownerName }))
}

/** For who holds the row already: it may leave their reach with this very change. */
async function readForWriter({ db, actor }: TenantContext, id: string): Promise<Customer | null> {
  return await findCustomer(db, actor.tenantId, id, { ...customerView(actor), owners: null })
}

async function assertVersion(
  ctx: TenantContext,
  input: { id: string; expectedVersion: number },
  before: LockedCustomer,
) {
  if (before.version === input.expectedVersion) return
  const current = await readForWriter(ctx, input.id)
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
  { isLast = true } = {},
): Promise<Customer> {
  const update = ctx.db
    .update(customers)
    .set({ ...changes, version: sql`${customers.version} + 1`, updatedAt: sql`now()` })
    .where(isCustomer(ctx, id))
  const view = customerView(ctx.actor)
  return (await writeCustomer(ctx.db, update, view, { isLast })) ?? throwNotFound()
}

function isCustomer(ctx: TenantContext, id: string) {
  return and(eq(customers.tenantId, ctx.actor.tenantId), eq(customers.id, id))
}

function throwNotFound(): never {
  throw new DomainError('not_found', 'This customer does not exist, or was deleted.')
}
