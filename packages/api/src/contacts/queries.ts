import type { TenantDb } from '@leora/db/slots'
import type { Contact, ContactPage } from '@leora/domain/contacts/contact'
import type { ListContactsInput } from '@leora/domain/contacts/inputs'
import { DomainError } from '@leora/domain/errors'
import { z } from 'zod'
import { binder, type CustomerView, withinReach } from '../customers/view.ts'
import { typedJson } from '../raw-json.ts'
import { pageOf, type RowShape } from '../write-row.ts'

const contactColumns = `ct.id, ct.customer_id as "customerId", ct.name, ct.role, ct.email, ct.phone, ct.birthday, ct.consent,
    ct.consent_at as "consentAt", ct.is_primary as "isPrimary", ct.version, ct.created_at as "createdAt",
    ct.updated_at as "updatedAt", ct.deleted_at as "deletedAt"`

export const contactShape: RowShape = { table: 'contacts', alias: 'ct', columns: contactColumns }

const cursorShape = z.tuple([z.enum(['true', 'false']), z.uuid()]).rest(z.string())

/** The contacts of a customer, the primary one first, then by name; null where the customer is not to be seen. */
export function contactsPageStatement(
  tenantId: string,
  input: ListContactsInput,
  view: CustomerView,
) {
  const params: unknown[] = [tenantId, input.customerId]
  const bind = binder(params)
  const after = input.cursor === undefined ? [] : [afterCursor(input.cursor, bind)]
  const conditions = ['ct.tenant_id = $1', 'ct.customer_id = $2', 'ct.deleted_at is null', ...after]
  const rows = `select ct.*, (not ct.is_primary) || '|' || ct.id || '|' || ct.search_name as cursor
    from contacts ct where ${conditions.join(' and ')}
    order by not ct.is_primary, ct.search_name, ct.id limit ${Math.trunc(input.limit) + 1}`
  const seen = ['c.tenant_id = $1', 'c.id = $2', ...withinReach(view, bind)]
  const page = pageOf(rows, contactColumns, 'ct', input.limit)
  return {
    text: `select (${page}) as json from customers c where ${seen.join(' and ')}`,
    params,
  }
}

function afterCursor(cursor: string, bind: (value: unknown) => string): string {
  const parsed = cursorShape.safeParse(cursor.split('|'))
  if (!parsed.success) {
    throw new DomainError('invalid', 'This page no longer exists. Reload the list.', {
      fields: { cursor: 'Use the nextCursor of the page before.' },
    })
  }
  const [isSecond, id, ...name] = parsed.data
  return `(not ct.is_primary, ct.search_name, ct.id) >
    (${bind(isSecond)}::boolean, ${bind(name.join('|'))}::text, ${bind(id)}::uuid)`
}

export async function listContactsJson(
  db: TenantDb,
  tenantId: string,
  input: ListContactsInput,
  view: CustomerView,
): Promise<ContactPage | null> {
  const { text, params } = contactsPageStatement(tenantId, input, view)
  const [row] = await db.run<{ json: string; [column: string]: unknown }>(text, params)
  return row ? typedJson<ContactPage>(row.json) : null
}

export async function findContact(
  db: TenantDb,
  tenantId: string,
  id: string,
): Promise<Contact | null> {
  const [row] = await db.run<{ row: Contact; [column: string]: unknown }>(
    `select row_to_json(r) as row from (
       select ${contactColumns} from contacts ct where ct.tenant_id = $1 and ct.id = $2) r`,
    [tenantId, id],
  )
  return row?.row ?? null
}
