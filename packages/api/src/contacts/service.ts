import { and, eq, sql } from '@leora/db'
import { contacts } from '@leora/db/schema/index'
import type { Contact, ContactPage } from '@leora/domain/contacts/contact'
import type {
  ContactIdInput,
  CreateContactInput,
  DeleteContactInput,
  ListContactsInput,
  UpdateContactInput,
} from '@leora/domain/contacts/inputs'
import { canEditContacts, canReadContacts } from '@leora/domain/contacts/policy'
import { DomainError } from '@leora/domain/errors'
import { authorize } from '@leora/domain/policy'
import { uuid7 } from '@leora/domain/uuid7'
import type { TenantContext } from '../context.ts'
import {
  assertParent,
  lockParent,
  type ParentCustomer,
  parentColumns,
  throwCustomerNotFound,
} from '../customers/lock-parent.ts'
import { customerView } from '../customers/view.ts'
import { writeRow } from '../write-row.ts'
import { contactShape, findContact, listContactsJson } from './queries.ts'

export async function listContacts(
  ctx: TenantContext,
  input: ListContactsInput,
): Promise<ContactPage> {
  authorize(canReadContacts(ctx.actor))
  const { db, actor } = ctx
  const page = await listContactsJson(db, actor.tenantId, input, customerView(actor))
  return page ?? throwCustomerNotFound()
}

/** The first contact of a customer is its primary one. */
export async function createContact(
  ctx: TenantContext,
  input: CreateContactInput,
): Promise<Contact> {
  const { id = uuid7(), customerId, ...fields } = input
  const { db, actor } = ctx
  const { tenantId } = actor
  const strength = 'no key update'
  await lockParent(ctx, customerId, { strength, judge: (row) => canEditContacts(actor, row) })
  const { consent = 'unknown' } = fields
  const insert = db
    .insert(contacts)
    .values({
      ...fields,
      tenantId,
      id,
      customerId,
      consentAt: consent === 'unknown' ? null : sql`now()`,
      isPrimary: sql`not exists (select from contacts p where ${primaryOf(tenantId, customerId)})`,
    })
    .onConflictDoNothing({ target: [contacts.tenantId, contacts.id] })
  const created = await writeRow<Contact>(db, insert, contactShape, { isLast: false })
  if (created) return created
  // Sent twice, the second finds the first one's row.
  const first = await findContact(db, tenantId, id)
  return first?.customerId === customerId ? first : throwNotFound()
}

export async function updateContact(
  ctx: TenantContext,
  input: UpdateContactInput,
): Promise<Contact> {
  const before = await lockContact(ctx, input.id)
  await assertVersion(ctx, input, before)
  const { changes } = input
  const isAnswer = changes.consent !== undefined && changes.consent !== before.consent
  return await saveContact(ctx, input.id, {
    ...changes,
    ...(isAnswer && { consentAt: changes.consent === 'unknown' ? null : sql`now()` }),
  })
}

export async function deleteContact(
  ctx: TenantContext,
  input: DeleteContactInput,
): Promise<Contact> {
  const before = await lockContact(ctx, input.id)
  await assertVersion(ctx, input, before)
  return await saveContact(ctx, input.id, { deletedAt: sql`now()` })
}

/** It is primary again, unless another has become so. */
export async function restoreContact(ctx: TenantContext, input: ContactIdInput): Promise<Contact> {
  const customer = await lockCustomerOf(ctx, input.id)
  if (customer.deletedAt === null) return await readContact(ctx, input.id)
  const { tenantId } = ctx.actor
  return await saveContact(ctx, input.id, {
    deletedAt: null,
    isPrimary: sql`is_primary and not exists (select from contacts p
      where ${primaryOf(tenantId, customer.customerId)} and p.id <> ${input.id})`,
  })
}

export async function makeContactPrimary(
  ctx: TenantContext,
  input: ContactIdInput,
): Promise<Contact> {
  const { customerId, deletedAt } = await lockCustomerOf(ctx, input.id)
  if (deletedAt !== null) throwNotFound()
  const { db, actor } = ctx
  // The unique index looks at each row as it is written, so the other one steps down first.
  await db
    .update(contacts)
    .set({ isPrimary: false, ...nextVersion })
    .where(
      sql`tenant_id = ${actor.tenantId} and customer_id = ${customerId} and is_primary
        and deleted_at is null and id <> ${input.id}`,
    )
  return await saveContact(ctx, input.id, { isPrimary: true })
}

interface LockedContact extends ParentCustomer {
  customerId: string
  version: number
  consent: string
  deletedAt: string | null
}

const contactColumns = `${parentColumns}, ct.customer_id as "customerId", ct.version, ct.consent,
  ct.deleted_at as "deletedAt"`

async function lockContact(ctx: TenantContext, id: string): Promise<LockedContact> {
  const [contact] = await ctx.db.run<LockedContact>(
    `select ${contactColumns} from contacts ct
     join customers c on c.tenant_id = $1 and c.id = ct.customer_id and c.deleted_at is null
     where ct.tenant_id = $1 and ct.id = $2 and ct.deleted_at is null for update of ct`,
    [ctx.actor.tenantId, id],
  )
  return assertEditable(ctx, contact)
}

/** For what concerns all contacts of the customer: one such write at a time. */
async function lockCustomerOf(ctx: TenantContext, id: string): Promise<LockedContact> {
  const [contact] = await ctx.db.run<LockedContact>(
    `select ${contactColumns} from contacts ct
     join customers c on c.tenant_id = $1 and c.id = ct.customer_id and c.deleted_at is null
     where ct.tenant_id = $1 and ct.id = $2 for no key update of c`,
    [ctx.actor.tenantId, id],
  )
  return assertEditable(ctx, contact)
}

function assertEditable(ctx: TenantContext, contact: LockedContact | undefined): LockedContact {
  return assertParent(ctx, contact, (row) => canEditContacts(ctx.actor, row), throwNotFound)
}

async function assertVersion(
  ctx: TenantContext,
  input: { id: string; expectedVersion: number },
  before: LockedContact,
) {
  if (before.version === input.expectedVersion) return
  throw new DomainError(
    'conflict',
    'Somebody changed this contact while you were editing. Choose which values to keep.',
    { current: await readContact(ctx, input.id) },
  )
}

const nextVersion = { version: sql`version + 1`, updatedAt: sql`now()` }

async function saveContact(
  ctx: TenantContext,
  id: string,
  changes: Parameters<ReturnType<typeof ctx.db.update<typeof contacts>>['set']>[0],
): Promise<Contact> {
  const update = ctx.db
    .update(contacts)
    .set({ ...changes, ...nextVersion })
    .where(and(eq(contacts.tenantId, ctx.actor.tenantId), eq(contacts.id, id)))
  return (await writeRow<Contact>(ctx.db, update, contactShape)) ?? throwNotFound()
}

async function readContact({ db, actor }: TenantContext, id: string): Promise<Contact> {
  return (await findContact(db, actor.tenantId, id)) ?? throwNotFound()
}

function primaryOf(tenantId: string, customerId: string) {
  return sql`p.tenant_id = ${tenantId} and p.customer_id = ${customerId} and p.is_primary and p.deleted_at is null`
}

function throwNotFound(): never {
  throw new DomainError('not_found', 'This contact does not exist, or was deleted.')
}
