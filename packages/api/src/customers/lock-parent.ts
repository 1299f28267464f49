import { canReadCustomers } from '@leora/domain/customers/policy'
import { DomainError } from '@leora/domain/errors'
import type { OwnedRow } from '@leora/domain/permissions/allow'
import { isReached } from '@leora/domain/permissions/rights'
import { authorize, type Verdict } from '@leora/domain/policy'
import type { TenantContext } from '../context.ts'

export interface ParentCustomer extends OwnedRow {
  name: string
  [column: string]: unknown
}

interface ParentLock {
  /** `no key update` lets one writer at a time at what hangs on the customer, `key share` keeps it from being removed. */
  strength: 'no key update' | 'key share'
  judge: (customer: OwnedRow) => Verdict
}

export const parentColumns = `c.name, c.owner_id as "ownerId",
  (select u.name from auth.users u where u.id = c.owner_id) as "ownerName"`

/** The living customer that something is about to hang on, once it is certain that it may. */
export async function lockParent(
  ctx: TenantContext,
  customerId: string,
  { strength, judge }: ParentLock,
): Promise<ParentCustomer> {
  const [customer] = await ctx.db.run<ParentCustomer>(
    `select ${parentColumns} from customers c
     where c.tenant_id = $1 and c.id = $2 and c.deleted_at is null for ${strength} of c`,
    [ctx.actor.tenantId, customerId],
  )
  return assertParent(ctx, customer, judge)
}

/** Whoever cannot see the customer is told that it is not there; whoever may do nothing is told so. */
export function assertParent<Parent extends OwnedRow>(
  { actor }: TenantContext,
  customer: Parent | undefined,
  judge: ParentLock['judge'],
  notFound: () => never = throwCustomerNotFound,
): Parent {
  if (!customer) notFound()
  if (canReadCustomers(actor).allowed && !isReached(actor, 'customers.read', customer.ownerId)) {
    notFound()
  }
  authorize(judge(customer))
  return customer
}

export function throwCustomerNotFound(): never {
  throw new DomainError('not_found', 'This customer does not exist, or was deleted.')
}
