import type { OwnedRow } from '@leora/domain/permissions/allow'
import { isReached } from '@leora/domain/permissions/rights'
import type { TenantContext } from '../context.ts'

export interface HeldCustomer extends OwnedRow {
  id: string
  ownerId: string | null
  ownerName: string | null
  currency: string
  [column: string]: unknown
}

/**
 * Holds a customer while something that hangs on it is written: of two orders of one customer the second
 * counts the first. Null when it is not there, deleted, or out of sight.
 */
export async function holdCustomer(
  { db, actor }: Pick<TenantContext, 'db' | 'actor'>,
  id: string,
): Promise<HeldCustomer | null> {
  const [row] = await db.run<HeldCustomer>(
    `select c.id, c.owner_id as "ownerId", c.currency,
      (select u.name from auth.users u where u.id = c.owner_id) as "ownerName"
    from customers c where c.tenant_id = $1 and c.id = $2 and c.deleted_at is null
    for no key update of c`,
    [actor.tenantId, id],
  )
  return row && isReached(actor, 'customers.read', row.ownerId) ? row : null
}
